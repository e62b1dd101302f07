import type { LondonDate } from '../../kernel/london.js';
import type { RoundSummary } from '../../rounds/rounds.queries.js';
import type { MemberOfBid } from '../interests/interests.queries.js';
import { whenSheetsAreSeen } from './blindness.rules.js';
import type { SentSheet } from './score-sheets.queries.js';
import type { SeenSheets } from './seen-sheets.queries.js';

/** What the page of a bid shows beside its paper. */
export interface ScoresPage {
  /** Where this member goes on; undefined for staff, who don't score. */
  readonly list: string | undefined;
  readonly isMember: boolean;
  /** The reader's own sheet, once sent. */
  readonly own: SentSheet | undefined;
  /** Whether they may fill one in. */
  readonly mayScore: boolean;
  /** Others' sheets; undefined while the reader is blind to them. */
  readonly others: readonly SentSheet[] | undefined;
  readonly scoreBy: LondonDate;
  readonly isLate: boolean;
  /** When they see what others gave. */
  readonly whenSeen: string;
}

export function scoresPageOf(facts: {
  readonly member: MemberOfBid | undefined;
  readonly status: string;
  readonly sheets: SeenSheets;
  readonly round: Pick<RoundSummary, 'scoreBy' | 'scoresSeen'>;
  readonly today: LondonDate;
}): ScoresPage {
  const { member, status, today } = facts;
  const { scoreBy, scoresSeen } = facts.round;
  const { own, others } = facts.sheets;
  return {
    list: member && `/panels/${member.panelId}/interests?round=${member.roundId}`,
    isMember: member !== undefined,
    own,
    mayScore: member?.capacity === 'member' && own === undefined && status === 'submitted',
    others,
    scoreBy,
    isLate: today > scoreBy,
    whenSeen: whenSheetsAreSeen(scoresSeen),
  };
}
