import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { InterestKind } from '../../panels/interests/interest-kind.js';
import type { Quorum } from '../../panels/meetings/quorum.rules.js';
import type { Office } from '../../panels/membership/seat.entity.js';

/** What has to be known to decide a bid at a meeting, as it stands under the locks. */
export interface DecisionFacts {
  readonly application: {
    readonly status: string;
    readonly roundId: string;
    readonly requestedPence: Pence;
  };
  readonly round: { readonly closesAt: Date; readonly largestPence: Pence };
  readonly meeting: { readonly roundId: string };
  /** The panel's rule in force. */
  readonly rule: { readonly id: string };
  readonly quorum: Quorum;
  readonly recorder: Recorder;
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
export function refusalsToDecide(facts: DecisionFacts): readonly Refusal[] {
  const { application, meeting, round, quorum, recorder, now } = facts;
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
      message: 'You have declared a pecuniary interest in this bid, so somebody else must decide',
    });
  }
  if (meeting.roundId !== application.roundId) {
    refusals.push({
      code: 'another-rounds-meeting',
      message: 'This meeting is about another round',
    });
  }
  if (application.status !== 'submitted') {
    refusals.push(whyNotSubmitted(application.status));
  }
  if (now < round.closesAt) {
    refusals.push({
      code: 'round-still-open',
      message: 'The round is still open for applications: decide when it has closed',
    });
  }
  if (!quorum.isQuorate) {
    refusals.push({ code: 'not-quorate', message: whatQuorumNeeds(quorum) });
  }
  return refusals;
}

/** Every reason why this sum can't come from this fund. `fund` is undefined when it isn't one of the round's. */
export function refusalsToAward(
  amountPence: Pence,
  { application, round }: Pick<DecisionFacts, 'application' | 'round'>,
  fund: FundFacts | undefined,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const tooMuch = (code: string, message: string): void => {
    refusals.push({ code, message, field: 'amount' });
  };
  if (amountPence > application.requestedPence) {
    tooMuch('more-than-asked', `They asked for ${formatPence(application.requestedPence)}`);
  }
  if (amountPence > round.largestPence) {
    tooMuch('over-the-largest', `The round gives ${formatPence(round.largestPence)} at most`);
  }
  if (!fund) {
    const message = 'Choose one of the funds of this round';
    return [...refusals, { code: 'fund-not-of-round', message, field: 'fund' }];
  }
  if (amountPence > fund.budgetLeftPence) {
    const left = formatPence(fund.budgetLeftPence);
    tooMuch('budget-short', `The round has ${left} left of its budget from ${fund.name}`);
  }
  return refusals;
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
    default:
      return {
        code: 'already-decided',
        message: 'This bid has already been decided, and a decision is made once',
      };
  }
}

function whatQuorumNeeds({ counted, recused, needed, missingSectors }: Quorum): string {
  if (counted.length >= needed) {
    return `The meeting is not quorate: there is no ${missingSectors.join(' and no ')} agency to decide this bid`;
  }
  const present = `${counted.length} of the ${needed} agencies needed ${counted.length === 1 ? 'is' : 'are'} here to decide this bid`;
  if (recused.length === 0) return `The meeting is not quorate: ${present}`;
  return `The meeting is not quorate: ${present}. Out of it with an interest: ${recused.join(', ')}`;
}
