import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import { refusalsToDate } from '../fund-payment.rules.js';

/** Every reason why money can't have been received on that day. */
export function refusalsToRecord(receivedOn: LondonDate, today: LondonDate): readonly Refusal[] {
  return refusalsToDate('receivedOn', 'received', receivedOn, today);
}
