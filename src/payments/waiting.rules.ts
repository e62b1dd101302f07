import { formatDate, type LondonDate } from '../kernel/london.js';
import type { Refusal } from '../kernel/refusal.js';

/** A return of the award, as far as paying it is concerned. */
export interface ReturnGate {
  readonly number: number;
  readonly dueOn: LondonDate;
  /** With the panel, whether or not it has been accepted. */
  readonly isSent: boolean;
  /** Accepted, or waived: nothing waits for it. */
  readonly isAccepted: boolean;
}

/** When a payment is made, beside its account. */
export interface WaitingFacts {
  readonly waitsFor: 'date' | 'conditions' | 'return';
  /** Of the return it waits for; else null. */
  readonly returnNumber: number | null;
  /** The last payment, kept back until the final return is accepted. */
  readonly isRetention: boolean;
  /** Not paid before this day. Null until what it waits for has come. */
  readonly dueOn: LondonDate | null;
  /** Every return of the award, the first due first. */
  readonly returns: readonly ReturnGate[];
  /** Conditions that come before this payment and are not met, in the decision's words. */
  readonly unmetConditions: readonly string[];
}

/** Why the day of a payment has not come. A return that is late holds every payment of its award, whatever it waits for. */
export function reasonsOfDay(facts: WaitingFacts, today: LondonDate): readonly Refusal[] {
  const late = facts.returns.filter((gate) => isLate(gate, today));
  return [
    ...late.map(({ number, dueOn }) => ({
      code: 'return-late',
      message: `Return ${number}, due on ${formatDate(dueOn)}, has not been sent`,
    })),
    ...ofOwnReturn(facts, late),
    ...facts.unmetConditions.map((text) => ({
      code: 'condition-not-met',
      message: `A condition is not met: ${text.replace(/\.$/, '')}`,
    })),
    ...ofDate(facts, today),
  ];
}

/** Overdue begins the day after the due date. */
function isLate({ dueOn, isSent, isAccepted }: ReturnGate, today: LondonDate): boolean {
  return dueOn < today && !isSent && !isAccepted;
}

/** A return that nobody has planned yet is waited for as well. */
function ofOwnReturn(
  { waitsFor, returnNumber, isRetention, returns }: WaitingFacts,
  late: readonly ReturnGate[],
): readonly Refusal[] {
  if (waitsFor !== 'return') return [];
  const own = returns.find(({ number }) => number === returnNumber);
  if (own?.isAccepted || (own && late.includes(own))) return [];
  const name = isRetention ? 'the final return' : `return ${returnNumber ?? ''}`;
  const until = isRetention ? 'This last payment is kept back until' : 'This payment waits until';
  const where = own?.isSent
    ? ', which is with the panel,'
    : own && `, due on ${formatDate(own.dueOn)},`;
  return [{ code: 'return-not-accepted', message: `${until} ${name}${where ?? ''} is accepted` }];
}

function ofDate({ waitsFor, dueOn }: WaitingFacts, today: LondonDate): readonly Refusal[] {
  if (dueOn === null) {
    if (waitsFor !== 'date') return [];
    throw new Error('A payment that waits for a day has none');
  }
  if (dueOn <= today) return [];
  return [{ code: 'payment-not-due', message: `This payment is due on ${formatDate(dueOn)}` }];
}

/** `4 December 2026`, or what it waits for before there is a day. */
export function dueInWords(
  facts: Pick<WaitingFacts, 'dueOn' | 'waitsFor' | 'returnNumber' | 'isRetention'>,
): string {
  if (facts.dueOn !== null) return formatDate(facts.dueOn);
  if (facts.isRetention) return 'When the final return is accepted';
  if (facts.waitsFor === 'return') return `When return ${facts.returnNumber ?? ''} is accepted`;
  return 'When its conditions are met';
}
