import type { LondonDate } from '../../kernel/london.js';
import type { RecordedTerm } from '../../panels/offices/office-terms.queries.js';
import { isEndingSoon, mayStandAgain } from '../../panels/offices/office.rules.js';

/** A year in the chair that ends soon, or has ended without another. */
export interface OfficeReminder {
  readonly term: RecordedTerm;
  readonly step: 'ending' | 'ended';
  /** Whether the same person may be elected once more. */
  readonly mayStandAgain: boolean;
}

/**
 * What is to be written on a day: of each panel the last to chair counts, as whoever came before was succeeded.
 * @param chairs all terms of all chairs.
 */
export function officeRemindersAt(
  today: LondonDate,
  chairs: readonly RecordedTerm[],
): readonly OfficeReminder[] {
  const panels = [...new Set(chairs.map(({ panelId }) => panelId))];
  return panels.flatMap((panelId): readonly OfficeReminder[] => {
    const terms = chairs.filter((term) => term.panelId === panelId);
    const last = terms.reduce((one, other) => (other.endsOn > one.endsOn ? other : one));
    const again = mayStandAgain(last, terms);
    if (last.endsOn < today) return [{ term: last, step: 'ended', mayStandAgain: again }];
    return isEndingSoon(last, today) ? [{ term: last, step: 'ending', mayStandAgain: again }] : [];
  });
}
