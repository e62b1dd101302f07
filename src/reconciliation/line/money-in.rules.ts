import type { Refusal } from '../../kernel/refusal.js';
import { refusalsToTouch, type LineStanding } from '../line-standing.rules.js';

/** Every reason something paid into the account can't be recorded from a line. */
export function refusalsToTakeIn(line: LineStanding): readonly Refusal[] {
  const refusals = refusalsToTouch(line);
  if (line.amountPence > 0n) return refusals;
  return [...refusals, { code: 'paid-out', message: 'This line is money paid out, not in' }];
}

/** Every reason something paid out of the account can't be recorded from a line. */
export function refusalsToTakeOut(line: LineStanding): readonly Refusal[] {
  const refusals = refusalsToTouch(line);
  if (line.amountPence < 0n) return refusals;
  return [...refusals, { code: 'paid-in', message: 'This line is money paid in, not out' }];
}
