import type { LondonDate } from '../../kernel/london.js';
import type { CriterionOfRound, RoundSummary } from '../../rounds/rounds.queries.js';
import type { MemberOfBid } from '../interests/interests.queries.js';
import { whenSheetsAreSeen } from './blindness.rules.js';
import type { ScoringTask } from '../assignment/scoring-tasks.queries.js';
import type { SheetDraft } from './drafting/sheet-draft.entity.js';
import type { SentSheet } from './score-sheets.queries.js';
import type { SeenSheets } from './seen-sheets.queries.js';
import { sheetFormOf, type SheetForm } from './sheet-form.page.js';

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
  /** The sheet to fill in. */
  readonly form: SheetForm;
  /** What was asked of this member, where bids are assigned. */
  readonly assignment: ScoringTask['assignment'];
  /** Others score it. */
  readonly isForOthers: boolean;
  /** Whether they may think again about what they sent. */
  readonly mayRevise: boolean;
}

export function scoresPageOf(facts: {
  readonly member: MemberOfBid | undefined;
  readonly status: string;
  readonly sheets: SeenSheets;
  readonly criteria: readonly CriterionOfRound[];
  /** What they have typed and not sent. */
  readonly draft: SheetDraft | undefined;
  readonly task: ScoringTask;
  readonly round: Pick<RoundSummary, 'scoreBy' | 'scoresSeen'>;
  readonly today: LondonDate;
}): ScoresPage {
  const { member, status, task, today } = facts;
  const { scoreBy, scoresSeen } = facts.round;
  const { own, others } = facts.sheets;
  const isOpen = member?.capacity === 'member' && status === 'submitted';
  return {
    list: member && listOf(member),
    isMember: member !== undefined,
    own,
    mayScore: isOpen && own === undefined && task.isAsked,
    isForOthers: isOpen && own === undefined && !task.isAsked,
    mayRevise: isOpen && own !== undefined && !task.hasMeetingBegun,
    form: sheetFormOf(facts.criteria, facts.draft, 0),
    assignment: task.assignment,
    others,
    scoreBy,
    isLate: today > scoreBy,
    whenSeen: whenSheetsAreSeen(scoresSeen),
  };
}

/** Where a member goes on from a bid: the bids of its round. */
export function listOf({ panelId, roundId }: MemberOfBid): string {
  return `/panels/${panelId}/interests?round=${roundId}`;
}
