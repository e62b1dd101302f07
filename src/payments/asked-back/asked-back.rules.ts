import type { Pence } from '../../kernel/pence.js';

/** What is still to come of what was asked back: never less than nothing, also when more has come. */
export function outstandingOf(asked: {
  readonly amountPence: Pence;
  readonly receivedPence: Pence;
  readonly writtenOffPence: Pence;
}): Pence {
  const left = asked.amountPence - asked.receivedPence - asked.writtenOffPence;
  return left > 0n ? left : 0n;
}
