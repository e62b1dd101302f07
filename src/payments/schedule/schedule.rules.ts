import type { AcceptedPlan, AwardPlan, DatedPart } from '../../awards/award-plans.queries.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { paymentReference } from '../../kernel/reference-number.js';
import type { WaitingFacts } from '../waiting.rules.js';
import type { InstalmentStatus } from '../instalment.lifecycle.js';

/** When one payment is made, as its row keeps it. */
type Waits = Pick<WaitingFacts, 'waitsFor' | 'returnNumber' | 'isRetention' | 'dueOn'>;

export interface PlannedInstalment extends Waits {
  readonly number: number;
  readonly reference: string;
  readonly amountPence: Pence;
}

/** The payments of an award by its plan. One that waits for a return or for conditions has no day yet. */
export function scheduleOf({ reference, parts }: AcceptedPlan): readonly PlannedInstalment[] {
  return parts.map((part) => instalmentOf(reference, part));
}

function instalmentOf(reference: string, part: DatedPart): PlannedInstalment {
  const { number, amountPence, trigger, isRetention, dueOn } = part;
  return {
    ...{ number, amountPence, isRetention, dueOn },
    reference: paymentReference(reference, number),
    waitsFor: trigger.kind,
    returnNumber: trigger.kind === 'return' ? trigger.number : null,
  };
}

/** A payment that there is. */
export interface ScheduledInstalment extends Waits {
  readonly id: string;
  readonly number: number;
  readonly amountPence: Pence;
  readonly status: InstalmentStatus;
}

/** What has to become of an award's payments so that they come to it again. */
export interface Replanning {
  /** Of payments that there are: what is written over them. Given up before, they are planned again. */
  readonly changed: readonly (Partial<PlannedInstalment> & { readonly id: string })[];
  readonly added: readonly PlannedInstalment[];
  /** Ids: these are not made. */
  readonly givenUp: readonly string[];
}

const NOTHING: Replanning = { changed: [], added: [], givenUp: [] };

/**
 * Follows the award's own plan where that comes to it and agrees with what has been paid. Else it takes what is too
 * much from the last payment that can be changed, then from the one before, and adds what is missing to the last;
 * where none is left, one more is due today. Once it is done there is nothing to do. What is in a run or sent stays:
 * where it alone is too much nothing changes, until a step of the run takes it out.
 */
export function replanningOf(
  plan: AwardPlan,
  instalments: readonly ScheduledInstalment[],
  today: LondonDate,
): Replanning {
  const ordered = instalments.toSorted((one, other) => one.number - other.number);
  const own = plan.isAsSet ? followed(plan, ordered) : undefined;
  return own ?? balanced(plan, ordered, today);
}

function followed(
  plan: AwardPlan,
  instalments: readonly ScheduledInstalment[],
): Replanning | undefined {
  const wanted = new Map(
    plan.parts.map((part) => [part.number, instalmentOf(plan.reference, part)]),
  );
  const there = new Map(instalments.map((each) => [each.number, each]));
  const contradicts = instalments.some(({ number, status, amountPence }) => {
    if (status === 'planned' || status === 'given-up') return false;
    const part = wanted.get(number);
    return status === 'refused' ? part !== undefined : part?.amountPence !== amountPence;
  });
  if (contradicts) return undefined;
  return {
    changed: instalments.flatMap((each) => {
      const part = wanted.get(each.number);
      return part && isOpen(each) && !isAsWanted(each, part) ? [{ ...part, id: each.id }] : [];
    }),
    added: [...wanted.values()].filter(({ number }) => !there.has(number)),
    givenUp: instalments.flatMap(({ id, status, number }) =>
      status === 'planned' && !wanted.has(number) ? [id] : [],
    ),
  };
}

function isOpen({ status }: ScheduledInstalment): boolean {
  return status === 'planned' || status === 'given-up';
}

/** A day that has come for what waited for something else is not in the plan. */
function isAsWanted(each: ScheduledInstalment, part: PlannedInstalment): boolean {
  return (
    each.status === 'planned' &&
    each.amountPence === part.amountPence &&
    each.waitsFor === part.waitsFor &&
    each.returnNumber === part.returnNumber &&
    each.isRetention === part.isRetention &&
    (part.waitsFor !== 'date' || each.dueOn === part.dueOn)
  );
}

function balanced(
  { reference, amountPence }: AwardPlan,
  instalments: readonly ScheduledInstalment[],
  today: LondonDate,
): Replanning {
  const live = instalments.filter(({ status }) => status !== 'refused' && status !== 'given-up');
  const open = live.filter(({ status }) => status === 'planned');
  const missing = amountPence - live.reduce((sum, each) => sum + each.amountPence, 0n);
  const last = open.at(-1);
  if (missing === 0n) return NOTHING;
  if (missing < 0n) return reduced(open, -missing);
  if (last) {
    return { ...NOTHING, changed: [{ id: last.id, amountPence: last.amountPence + missing }] };
  }
  const number = Math.max(0, ...instalments.map((each) => each.number)) + 1;
  const trigger = { kind: 'date', months: 0 } as const;
  const part = { number, amountPence: missing, trigger, isRetention: false, dueOn: today };
  return { ...NOTHING, added: [instalmentOf(reference, part)] };
}

function reduced(open: readonly ScheduledInstalment[], tooMuch: Pence): Replanning {
  if (open.reduce((sum, each) => sum + each.amountPence, 0n) < tooMuch) return NOTHING;
  const changed: { id: string; amountPence: Pence }[] = [];
  const givenUp: string[] = [];
  let left = tooMuch;
  for (const { id, amountPence } of open.toReversed()) {
    if (left === 0n) break;
    if (amountPence <= left) givenUp.push(id);
    else changed.push({ id, amountPence: amountPence - left });
    left -= amountPence <= left ? amountPence : left;
  }
  return { changed, added: [], givenUp };
}
