import { formatDate, type LondonDate } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface ArrivalFacts {
  /** The day of the meeting. */
  readonly meetsOn: LondonDate;
  readonly today: LondonDate;
  /** Those ticked who have no seat on the panel today, and are no substitute at this meeting. */
  readonly unseated: number;
}

/** Every reason why people can't be recorded as present. */
export function refusalsToArrive({ meetsOn, today, unseated }: ArrivalFacts): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (today < meetsOn) {
    refusals.push({
      code: 'meeting-not-begun',
      field: 'present',
      message: `The meeting is on ${formatDate(meetsOn)}: record who is there on the day`,
    });
  }
  if (unseated > 0) {
    refusals.push({
      code: 'not-seated',
      field: 'present',
      message:
        'Only members of this panel, their deputies and named substitutes can be present for their agency',
    });
  }
  return refusals;
}
