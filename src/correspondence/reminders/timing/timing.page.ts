import type { ReminderKind } from '../reminder-kind.js';
import type { SetTiming } from './reminder-timings.queries.js';
import { WHENS } from './timing-setting.form.js';
import { MOST_STEPS } from './timing-setting.rules.js';
import { audienceWords, stepWords } from './timing-words.rules.js';
import type { Step } from './timing.rules.js';

/** A kind in the list of all. */
export interface ListedKind {
  readonly name: string;
  readonly title: string;
  readonly countedFrom: string;
  readonly steps: readonly string[];
  readonly mayBeTurnedOff: boolean;
}

export function listedKind(kind: ReminderKind, steps: readonly Step[]): ListedKind {
  const { name, words, isOfDecision } = kind;
  return {
    ...{ name, title: words.title, countedFrom: words.countedFrom },
    steps: steps.map((step) => stepWords(step, words.owing)),
    mayBeTurnedOff: !isOfDecision,
  };
}

/** One row of the form, as it stands or empty. */
interface Row {
  readonly number: number;
  readonly when: string;
  readonly days: number | '';
  readonly to: readonly string[];
}

export interface TimingPage {
  readonly kind: ListedKind;
  readonly version: number;
  readonly rows: readonly Row[];
  readonly whens: readonly { readonly value: string; readonly text: string }[];
  readonly audiences: readonly { readonly value: string; readonly text: string }[];
  /** The latest first; none while the house's own is in force. */
  readonly versions: readonly {
    readonly version: number;
    readonly steps: readonly string[];
    readonly reason: string;
    readonly setAt: Date;
    readonly setByName: string;
  }[];
}

/** Two rows more than there are steps: each time the page is shown there is room for another. */
const FREE_ROWS = 2;

export function timingPageOf(kind: ReminderKind, versions: readonly SetTiming[]): TimingPage {
  const [newest] = versions;
  const steps = newest?.steps ?? kind.steps;
  const rows = Math.min(MOST_STEPS, steps.length + FREE_ROWS);
  const { owing } = kind.words;
  return {
    kind: listedKind(kind, steps),
    version: newest?.version ?? 0,
    rows: Array.from({ length: rows }, (_, index) => rowOf(index + 1, steps[index])),
    whens: Object.entries(WHENS)
      .filter(([, { counted }]) => kind.hasHalfWay || counted !== 'half-way')
      .filter(([, { sign }]) => !kind.isOverAfterwards || sign < 1)
      .map(([value, { text }]) => ({ value, text })),
    audiences: kind.audiences.map((value) => {
      const text = audienceWords(value, owing);
      return { value, text: text.charAt(0).toUpperCase() + text.slice(1) };
    }),
    versions: versions.map(({ version, reason, setAt, setByName, steps: set }) => ({
      ...{ version, reason, setAt, setByName },
      steps: set.map((step) => stepWords(step, owing)),
    })),
  };
}

function rowOf(number: number, step: Step | undefined): Row {
  if (!step) return { number, when: '', days: '', to: [] };
  const { days, counted, to } = step;
  const [when = ''] =
    Object.entries(WHENS).find(
      ([, one]) => one.counted === counted && one.sign === Math.sign(days),
    ) ?? [];
  return { number, when, days: days === 0 ? '' : Math.abs(days), to };
}
