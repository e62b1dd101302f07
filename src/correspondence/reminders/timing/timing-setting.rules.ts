import type { Refusal } from '../../../kernel/refusal.js';
import type { Audience, Step } from './timing.rules.js';

/** What a kind lets its timing be. */
interface Limits {
  readonly audiences: readonly Audience[];
  readonly isOverAfterwards: boolean;
  readonly hasHalfWay: boolean;
  readonly isOfDecision: boolean;
}

export interface TimingSettingFacts extends Limits {
  readonly wanted: readonly Step[];
  readonly inForce: { readonly version: number; readonly steps: readonly Step[] };
  /** The version that was in force when the form was shown. */
  readonly seenVersion: number;
}

/** More than that is no reminding any more. */
export const MOST_STEPS = 8;
/** The longest a step may be away from its day. */
export const MOST_DAYS = 365;

/** Every reason why a kind of reminder can't have these steps. */
export function refusalsToSetTiming(facts: TimingSettingFacts): readonly Refusal[] {
  const { wanted, inForce, seenVersion } = facts;
  const refusals: Refusal[] = [];
  const no = (code: string, field: string, message: string): void => {
    refusals.push({ code, field, message });
  };
  if (seenVersion !== inForce.version) {
    no(
      'timing-moved-on',
      'reason',
      'Somebody has set another timing since you opened this page. Read it first',
    );
  } else if (isSameTiming(wanted, inForce.steps)) {
    no('timing-unchanged', 'reason', 'This is the timing that is in force already');
  }
  const places = wanted.map(({ days, counted }) => `${counted} ${days}`);
  if (new Set(places).size < places.length) {
    no('step-twice', 'steps', 'Two reminders are on the same day: keep one of them');
  }
  if (facts.isOverAfterwards && wanted.some(({ days }) => days > 0)) {
    no('step-too-late', 'steps', 'Once the day is over there is nothing to do: remind before it');
  }
  if (!facts.hasHalfWay && wanted.some(({ counted }) => counted === 'half-way')) {
    no('no-half-way', 'steps', 'This has no beginning, so there is no half way: enter days');
  }
  if (wanted.some(({ to }) => to.some((audience) => !facts.audiences.includes(audience)))) {
    no('not-theirs', 'steps', 'Choose among those who hear of this kind');
  }
  const [first] = facts.audiences;
  if (facts.isOfDecision && !wanted.some(({ to }) => to.some((audience) => audience === first))) {
    no('decision-waits', 'steps', 'A decision waits for the answer: keep one reminder at least');
  }
  return refusals;
}

/** In the order of their days. */
export function inOrder(steps: readonly Step[]): readonly Step[] {
  return steps.toSorted((one, other) => placeOf(one) - placeOf(other));
}

/** Whether two timings are one. */
export function isSameTiming(one: readonly Step[], other: readonly Step[]): boolean {
  const written = (steps: readonly Step[]): string =>
    inOrder(steps)
      .map(({ days, counted, to }) => `${counted} ${days} ${to.toSorted().join()}`)
      .join(';');
  return written(one) === written(other);
}

/** Half way comes first where it is; five working days are a week. */
function placeOf({ days, counted }: Step): number {
  if (counted === 'half-way') return -Infinity;
  return counted === 'days' ? days : days * 1.4;
}
