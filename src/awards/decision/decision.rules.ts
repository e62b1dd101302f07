import { formatPence, sumPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { InterestKind } from '../../panels/interests/interest-kind.js';
import type { Quorum } from '../../panels/meetings/quorum.rules.js';
import type { Office } from '../../panels/membership/seat.entity.js';
import type { PanelRule } from '../../panels/rule/panel-rule.js';
import { isEndorsement, isPutOff, partsOf, totalOf, type Verdict } from './outcome.rules.js';

/**
 * How a bid is dealt with: decided by a quorate meeting, recommended by one that isn't, or put to the agencies
 * by e-mail between meetings. Who records it says which, so that a quorum lost or made meanwhile is noticed.
 */
export type Way = 'decide' | 'recommend' | 'urgent';

/** What has to be known to decide a bid, as it stands under the locks. */
export interface DecisionFacts {
  readonly application: {
    readonly status: string;
    readonly roundId: string;
    readonly requestedPence: Pence;
  };
  readonly round: { readonly closesAt: Date; readonly largestPence: Pence };
  /** Undefined between meetings. */
  readonly meeting:
    | {
        readonly roundId: string;
        readonly isCancelled: boolean;
        /** Its minutes are issued. */
        readonly isRecordClosed: boolean;
      }
    | undefined;
  /** The panel's rule in force. */
  readonly rule: Pick<PanelRule, 'standing' | 'ratificationDays' | 'mayDecideUrgently'>;
  readonly quorum: Quorum;
  readonly recorder: Recorder;
  /** An endorsement, or the same word of this meeting, that the bid has already; undefined for none. */
  readonly saidBefore: 'endorsed' | 'same-here' | undefined;
  readonly now: Date;
}

/** Who writes the decision down. */
export interface Recorder {
  readonly isCoordinator: boolean;
  /** Their office on this panel today; undefined without a seat. */
  readonly office: Office | undefined;
  readonly interest: InterestKind | undefined;
}

/** A fund, as far as this round and this moment are concerned. */
export interface FundFacts {
  readonly name: string;
  /** What is left of what the fund has set aside for the round. */
  readonly budgetLeftPence: Pence;
}

/** Every reason why this can't be decided at all, so that the chair sees them together. */
export function refusalsToDecide(
  facts: DecisionFacts,
  way: Way,
  outcome: Verdict['outcome'],
): readonly Refusal[] {
  const { application, meeting, round, recorder, now } = facts;
  const refusals: Refusal[] = [];
  if (!mayRecord(recorder)) {
    refusals.push({
      code: 'not-yours-to-decide',
      message: 'A decision is recorded by the chair, the vice chair or the coordinator',
    });
  }
  if (recorder.interest === 'pecuniary') {
    refusals.push({
      code: 'recorder-has-interest',
      message: 'You have a pecuniary interest in this bid, so somebody else must decide',
    });
  }
  if (meeting && meeting.roundId !== application.roundId) {
    refusals.push({
      code: 'another-rounds-meeting',
      message: 'This meeting is about another round',
    });
  }
  if (meeting) refusals.push(...refusalsOfMeeting(meeting));
  if (application.status !== 'submitted') {
    refusals.push(whyNotSubmitted(application.status));
  } else if (facts.saidBefore !== undefined) {
    refusals.push(whyNotAgain(facts.saidBefore));
  }
  if (now < round.closesAt) {
    refusals.push({
      code: 'round-still-open',
      message: 'The round is still open for applications: decide when it has closed',
    });
  }
  return [
    ...refusals,
    ...refusalsOfStanding(facts, outcome),
    ...refusalsOfWay(facts, way, outcome),
  ];
}

/** A meeting decides unless it was cancelled, and until its minutes say what it decided. */
function refusalsOfMeeting({
  isCancelled,
  isRecordClosed,
}: NonNullable<DecisionFacts['meeting']>): readonly Refusal[] {
  if (isCancelled) {
    return [
      { code: 'meeting-cancelled', message: 'This meeting was cancelled: it decides nothing' },
    ];
  }
  if (isRecordClosed) {
    const message =
      'The minutes of this meeting are issued: what is still to decide is for the next one';
    return [{ code: 'record-closed', message }];
  }
  return [];
}

/** A panel that endorses gives no money, and one that decides endorses nothing. */
function refusalsOfStanding(
  { rule }: DecisionFacts,
  outcome: Verdict['outcome'],
): readonly Refusal[] {
  const endorses = rule.standing === 'endorses';
  if (isPutOff(outcome) || isEndorsement(outcome) === endorses) return [];
  return [
    {
      code: 'not-this-panels-word',
      field: 'outcome',
      message: endorses
        ? 'This panel endorses a bid or doesn’t: the decision and the money are somebody else’s'
        : 'This panel decides: it awards or declines',
    },
  ];
}

const NOBODY_HERE: Refusal = {
  code: 'nobody-here',
  message: 'Nobody is recorded as here: record first who is',
};

function isNobodyIn({ counted, recused, abstained }: Quorum): boolean {
  return counted.length + recused.length + abstained.length === 0;
}

function refusalsOfWay(
  { quorum, rule }: DecisionFacts,
  way: Way,
  outcome: Verdict['outcome'],
): readonly Refusal[] {
  if (way === 'urgent') {
    if (isPutOff(outcome) || isEndorsement(outcome)) {
      const message = 'Between meetings a bid is awarded or declined; anything else waits for one';
      return [{ code: 'not-between-meetings', field: 'outcome', message }];
    }
    const message = 'The rule of this panel has no decisions between meetings';
    return rule.mayDecideUrgently ? [] : [{ code: 'not-between-meetings', message }];
  }
  if (isPutOff(outcome)) return isNobodyIn(quorum) ? [NOBODY_HERE] : [];
  if (way === 'decide') {
    return quorum.isQuorate ? [] : [{ code: 'not-quorate', message: whatQuorumNeeds(quorum) }];
  }
  if (quorum.isQuorate) {
    const message = 'The meeting is quorate for this bid now: decide it, nobody has to ratify it';
    return [{ code: 'quorate-now', message }];
  }
  if (rule.ratificationDays === null || isEndorsement(outcome)) {
    const message = `${whatQuorumNeeds(quorum)}. This panel can’t ratify it by e-mail`;
    return [{ code: 'no-ratification', message }];
  }
  return isNobodyIn(quorum) ? [NOBODY_HERE] : [];
}

/** What a decision says beside the sums. */
export interface DecisionWords {
  readonly revisedBudget: string;
}

/**
 * Every reason why these sums can't come from these funds. `funds` are the round's among them, by id. The field is
 * the amount's; of a split, each fund's own.
 */
export function refusalsToAward(
  verdict: Verdict,
  { application, round }: Pick<DecisionFacts, 'application' | 'round'>,
  funds: ReadonlyMap<string, FundFacts>,
  { revisedBudget }: DecisionWords,
): readonly Refusal[] {
  if (verdict.outcome !== 'awarded') return [];
  const refusals: Refusal[] = [];
  const isSplit = verdict.parts.length !== 1;
  const add = (code: string, message: string, field = 'amount'): void => {
    refusals.push({ code, message, field });
  };
  const total = totalOf(verdict);
  if (total === 0n) add('nothing-awarded', 'Enter what each fund gives');
  if (total > application.requestedPence) {
    add('more-than-asked', `They asked for ${formatPence(application.requestedPence)}`);
  }
  if (total > round.largestPence) {
    add('over-the-largest', `The round gives ${formatPence(round.largestPence)} at most`);
  }
  if (total < application.requestedPence && revisedBudget === '') {
    const message = 'They asked for more: say what the smaller sum pays for';
    add('budget-not-revised', message, 'revisedBudget');
  }
  for (const { fundId, amountPence } of partsOf(verdict)) {
    const fund = funds.get(fundId);
    if (!fund) {
      add('fund-not-of-round', 'Choose one of the funds of this round', 'fund');
    } else if (amountPence > fund.budgetLeftPence) {
      const left = formatPence(fund.budgetLeftPence);
      const short = formatPence(amountPence - fund.budgetLeftPence);
      const message = `The round has ${left} left of its budget from ${fund.name}, ${short} too little`;
      add('budget-short', message, isSplit ? `share-${fundId}` : 'amount');
    }
  }
  return refusals;
}

/** Whether the award is above what the panel may decide alone. */
export function isForParent(
  verdict: Verdict,
  { parentDecidesAbovePence }: Pick<PanelRule, 'parentDecidesAbovePence'>,
): boolean {
  const total = sumPence(partsOf(verdict).map(({ amountPence }) => amountPence));
  return parentDecidesAbovePence !== null && total > parentDecidesAbovePence;
}

/** The panel's chair or vice chair, or the coordinator writing it down for them. */
export function mayRecord({ isCoordinator, office }: Recorder): boolean {
  return isCoordinator || office === 'chair' || office === 'vice-chair';
}

function whyNotSubmitted(status: string): Refusal {
  switch (status) {
    case 'draft':
      return { code: 'not-submitted', message: 'This bid has not been submitted' };
    case 'withdrawn':
      return { code: 'withdrawn', message: 'This bid has been withdrawn by its applicant' };
    case 'ineligible':
      return { code: 'ineligible', message: 'This bid is not eligible for the round' };
    case 'recommended':
      return {
        code: 'already-recommended',
        message: 'This bid has been recommended, and waits for its answer',
      };
    default:
      return {
        code: 'already-decided',
        message: 'This bid has already been decided, and a decision is made once',
      };
  }
}

function whyNotAgain(before: 'endorsed' | 'same-here'): Refusal {
  return before === 'endorsed'
    ? { code: 'already-decided', message: 'The panel has said whether it endorses this bid' }
    : { code: 'already-decided', message: 'This meeting has put this bid off already' };
}

/** "The meeting is not quorate: 4 of the 5 agencies needed are here to decide this bid" */
function whatQuorumNeeds({ counted, recused, needed, missingSectors }: Quorum): string {
  if (counted.length >= needed) {
    return `The meeting is not quorate: there is no ${missingSectors.join(' and no ')} agency to decide this bid`;
  }
  const present = `${counted.length} of the ${needed} agencies needed ${counted.length === 1 ? 'is' : 'are'} here to decide this bid`;
  if (recused.length === 0) return `The meeting is not quorate: ${present}`;
  return `The meeting is not quorate: ${present}. Out of it with an interest: ${recused.join(', ')}`;
}
