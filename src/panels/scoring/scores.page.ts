import type { LondonDate } from '../../kernel/london.js';
import type { MemberOfBid } from '../interests/interests.queries.js';
import type { SentSheet } from './score-sheets.queries.js';

/** What the page of a bid shows beside its paper. */
export interface ScoresPage {
  /** Where this member goes on; undefined for staff, who don't score. */
  readonly list: string | undefined;
  readonly isMember: boolean;
  /** The reader's own sheet, once sent. */
  readonly own: SentSheet | undefined;
  /** Whether they may fill one in. */
  readonly mayScore: boolean;
  /** Others' sheets: none until the reader's own is in. */
  readonly others: readonly SentSheet[];
  readonly scoreBy: LondonDate | undefined;
  readonly isLate: boolean;
}

export function scoresPageOf(facts: {
  readonly personId: string;
  readonly member: MemberOfBid | undefined;
  readonly status: string;
  readonly sheets: readonly SentSheet[];
  readonly scoreBy: LondonDate | undefined;
  readonly today: LondonDate;
}): ScoresPage {
  const { personId, member, status, sheets, scoreBy, today } = facts;
  const own = sheets.find((sheet) => sheet.personId === personId);
  const maySeeOthers = member === undefined || own !== undefined;
  return {
    list: member && `/panels/${member.panelId}/interests?round=${member.roundId}`,
    isMember: member !== undefined,
    own,
    mayScore: member?.capacity === 'member' && own === undefined && status === 'submitted',
    others: maySeeOthers ? sheets.filter((sheet) => sheet !== own) : [],
    scoreBy,
    isLate: scoreBy !== undefined && today > scoreBy,
  };
}
