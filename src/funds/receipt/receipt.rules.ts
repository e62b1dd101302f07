import type { LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

/** The ledger holds no day before this one. */
const FIRST_DAY: LondonDate = '2000-01-01';

/** Every reason why money can't have been received on that day. */
export function refusalsToRecord(receivedOn: LondonDate, today: LondonDate): readonly Refusal[] {
  if (receivedOn > today) {
    return [
      {
        code: 'received-in-the-future',
        field: 'receivedOn',
        message: 'The date received must be today or in the past',
      },
    ];
  }
  if (receivedOn < FIRST_DAY) {
    return [
      {
        code: 'received-too-long-ago',
        field: 'receivedOn',
        message: 'The date received must be in 2000 or later',
      },
    ];
  }
  return [];
}
