import { addDays, formatDate, type LondonDate } from '../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { nextWorkingDay } from '../../kernel/working-days.js';
import { afterAct, isOnOffer, type AwardStatus } from '../award.lifecycle.js';

/** So much later than today an offer may end at most: it holds the fund's money meanwhile. */
const LONGEST_DAYS = 180;

/** The last day of an offer: so many days after its release, and never a day on which nobody can be asked. */
export function offerEndOf(releasedOn: LondonDate, offerDays: number): LondonDate {
  return nextWorkingDay(addDays(releasedOn, offerDays));
}

/** An offer ends with its last day, by the clock in Colchester: the morning after, it has lapsed. */
export function hasLapsed(
  {
    status,
    offerEndsOn,
  }: { readonly status: AwardStatus; readonly offerEndsOn: LondonDate | null },
  today: LondonDate,
): boolean {
  return isOnOffer(status) && offerEndsOn !== null && offerEndsOn < today;
}

export interface ProlongingFacts {
  readonly status: AwardStatus;
  readonly offerEndsOn: LondonDate | null;
  readonly today: LondonDate;
  readonly amountPence: Pence;
  readonly fundName: string;
  /** Of the fund: what a renewed offer is committed from. */
  readonly availablePence: Pence;
}

/** Every reason why an open offer can't end on that day instead. */
export function refusalsToExtend(
  { status, offerEndsOn, today }: ProlongingFacts,
  until: LondonDate,
): readonly Refusal[] {
  if (!isOnOffer(status)) {
    const next = afterAct('lapse', status);
    return 'refusal' in next ? [next.refusal] : [];
  }
  const refusals = refusalsToEndOn(until, today);
  if (refusals.length === 0 && offerEndsOn !== null && until <= offerEndsOn) {
    const message = `The offer ends on ${formatDate(offerEndsOn)} already: the new day must be later`;
    return [{ code: 'not-later', field: 'until', message }];
  }
  return refusals;
}

/** Every reason why a lapsed offer can't be made again: its fund has to have the money, all of it. */
export function refusalsToRenew(facts: ProlongingFacts, until: LondonDate): readonly Refusal[] {
  const next = afterAct('renew-offer', facts.status);
  if ('refusal' in next) return [next.refusal];
  const { amountPence, availablePence, fundName } = facts;
  const short = amountPence - availablePence;
  return [
    ...refusalsToEndOn(until, facts.today),
    ...(short > 0n
      ? [
          {
            code: 'fund-short',
            message: `${fundName} has ${formatPenceExactly(availablePence)} left to award, which is ${formatPenceExactly(short)} too little`,
          },
        ]
      : []),
  ];
}

function refusalsToEndOn(until: LondonDate, today: LondonDate): readonly Refusal[] {
  if (until < today) {
    return [{ code: 'in-the-past', field: 'until', message: 'The offer can’t end in the past' }];
  }
  const latest = addDays(today, LONGEST_DAYS);
  if (until <= latest) return [];
  const message = `The offer must end by ${formatDate(latest)}: until then it holds the fund’s money`;
  return [{ code: 'too-late', field: 'until', message }];
}

export interface GivingUpFacts {
  readonly status: AwardStatus;
  readonly amountPence: Pence;
  /** Of it, what was never sent to the bank. */
  readonly unsentPence: Pence;
  /** Its payments that are in a run which has not gone, by their references. */
  readonly inARun: readonly string[];
}

/** Every reason why an offer can't be taken from the table: declined by the organisation, withdrawn by the panel. */
export function refusalsToWithdraw(
  facts: GivingUpFacts,
  who: 'organisation' | 'panel',
): readonly Refusal[] {
  const next = afterAct('withdraw', facts.status);
  if ('refusal' in next) return [next.refusal];
  if (facts.status === 'accepted' && who === 'panel') {
    const message = 'This offer has been accepted: it can be ended, and not withdrawn';
    return [{ code: 'award-already-accepted', message }];
  }
  if (facts.unsentPence !== facts.amountPence) {
    const message = 'Part of this grant has been sent to the bank: ask the coordinator to end it';
    return [{ code: 'paid-already', message }];
  }
  return facts.inARun.map((reference) => ({
    code: 'in-a-run',
    message: `${reference} is in a payment run that has not gone yet: ask the coordinator`,
  }));
}
