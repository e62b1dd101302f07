import type { Pence } from '../../kernel/pence.js';
import type { AgencyVote, CastingVote } from '../../panels/meetings/voting.rules.js';
import { Field, textOf, type Reader } from '../../platform/web/field.decorator.js';
import { isId, oneOf, optionalText, pounds, text } from '../../platform/web/fields.js';
import type { Way } from './decision.rules.js';
import type { PartFromFund, Verdict } from './outcome.rules.js';

const OUTCOMES = [
  'awarded',
  'declined',
  'deferred',
  'referred',
  'endorsed',
  'not-endorsed',
] as const;

/** Chosen in place of a fund, where the award comes from several. */
export const SEVERAL_FUNDS = 'several';

export class DecisionForm {
  @Field(oneOf('what the panel decided', OUTCOMES)) readonly outcome!: Verdict['outcome'];
  @Field(whenAwarding(fundOrSeveral)) readonly fund!: string;
  @Field(whenAwarding(whenOfOneFund(pounds('the amount')))) readonly amount!: Pence;
  /** What each of several funds gives: `share-<fund id>`. */
  @Field(whenAwarding(sharesOf)) readonly shares!: readonly PartFromFund[] | undefined;
  @Field(optionalText('what the smaller sum pays for', 4000)) readonly revisedBudget!: string;
  @Field(optionalText('the conditions', 4000)) readonly conditions!: string;
  @Field(text('the reasons', 4000)) readonly reasons!: string;
  @Field(optionalText('the feedback', 4000)) readonly feedback!: string;
  @Field(optionalText('the notes', 4000)) readonly notes!: string;
}

/** At a meeting the agencies vote as well; everyone agreed unless it says otherwise. */
export class MeetingDecisionForm extends DecisionForm {
  /** Ticked to go on without a quorum; unticked, the meeting has to be quorate. */
  @Field(wayOf) readonly recommends!: Extract<Way, 'decide' | 'recommend'>;
  @Field(votesTyped) readonly votes!: readonly AgencyVote[] | undefined;
  @Field(castingVoteTyped) readonly castingVote!: CastingVote | undefined;
  /** Asked only where neither the chair nor the vice chair can take the chair. */
  @Field(chosenTyped) readonly chosenChair!: string | undefined;
}

/** Without the fields that declining doesn't need, whatever was typed in them. */
export function verdictOf({ outcome, fund, amount, shares }: DecisionForm): Verdict {
  if (outcome !== 'awarded') return { outcome };
  const isSplit = fund === SEVERAL_FUNDS;
  return { outcome, parts: isSplit ? (shares ?? []) : [{ fundId: fund, amountPence: amount }] };
}

function whenAwarding<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (typed, body, name) =>
    textOf(body['outcome']) === 'awarded' ? read(typed, body, name) : { value: undefined };
}

function whenOfOneFund<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (typed, body, name) =>
    textOf(body['fund']) === SEVERAL_FUNDS ? { value: undefined } : read(typed, body, name);
}

function fundOrSeveral(typed: string): ReturnType<Reader<string>> {
  return isId(typed) || typed === SEVERAL_FUNDS
    ? { value: typed }
    : { problem: 'Choose the fund it comes from' };
}

/** Those with something in them. One that can't be read is the fault of all: its own name isn't known here. */
function sharesOf(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): ReturnType<Reader<readonly PartFromFund[] | undefined>> {
  if (textOf(body['fund']) !== SEVERAL_FUNDS) return { value: undefined };
  const read = pounds('what each fund gives');
  const parts: PartFromFund[] = [];
  for (const [name, sent] of Object.entries(body)) {
    const fundId = name.slice('share-'.length);
    const typed = textOf(sent).trim();
    if (!name.startsWith('share-') || !isId(fundId) || typed === '' || typed === '0') continue;
    const reading = read(typed, body, name);
    if ('problem' in reading) return reading;
    parts.push({ fundId, amountPence: reading.value });
  }
  return parts.length === 0
    ? { problem: 'Enter what each fund gives' }
    : { value: parts.toSorted((one, other) => (one.fundId < other.fundId ? -1 : 1)) };
}

function wayOf(typed: string): ReturnType<Reader<Way>> {
  return { value: typed === 'yes' ? 'recommend' : 'decide' };
}

/** `vote-<n>` beside the agency's name in `agency-<n>`; only when it says that votes were taken. */
function votesTyped(
  _typed: string,
  body: Readonly<Record<string, unknown>>,
): ReturnType<Reader<readonly AgencyVote[] | undefined>> {
  if (textOf(body['agreed']) !== 'voted') return { value: undefined };
  const votes: AgencyVote[] = [];
  for (const [name, sent] of Object.entries(body)) {
    if (!name.startsWith('agency-')) continue;
    const vote = textOf(body[`vote-${name.slice('agency-'.length)}`]);
    if (vote === 'for' || vote === 'against' || vote === 'abstain') {
      votes.push({ agencyName: textOf(sent), vote });
    }
  }
  return { value: votes };
}

function castingVoteTyped(
  typed: string,
  body: Readonly<Record<string, unknown>>,
): ReturnType<Reader<CastingVote | undefined>> {
  const isGiven = textOf(body['agreed']) === 'voted' && (typed === 'for' || typed === 'against');
  return { value: isGiven ? typed : undefined };
}

function chosenTyped(typed: string): ReturnType<Reader<string | undefined>> {
  return { value: isId(typed) ? typed : undefined };
}
