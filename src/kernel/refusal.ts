/** A "no" that a person can act on: a code for programs, a sentence for people, the field it concerns. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The name of the form field, when the answer is to type something else there. */
  readonly field?: string;
}

/**
 * Thrown to leave a transaction with every reason at once. One filter shows them on the form that was
 * sent, with what was typed. A programmer's mistake throws a plain Error instead and is a 500.
 */
export class Refused extends Error {
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map((refusal) => refusal.message).join('; '));
    this.name = 'Refused';
  }
}

/** @throws Refused with all of them, unless there are none. */
export function refuseIfAny(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals);
}

/** @throws Refused with the one reason. */
export function refuse(code: string, message: string, field?: string): never {
  throw new Refused([field === undefined ? { code, message } : { code, message, field }]);
}
