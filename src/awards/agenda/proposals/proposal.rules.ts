import { formatPence, sumPence } from '../../../kernel/pence.js';
import type { Refusal } from '../../../kernel/refusal.js';
import type { PartFromFund } from '../../decision/outcome.rules.js';
import type { Asking } from '../../split/split.rules.js';
import { refusalsOfCosts, type NamedFund } from '../../split/split-words.rules.js';
import type { StandingProposal } from './proposals.queries.js';
import type { TypedProposal } from './proposals.form.js';

/** What has to be known of a bid to take what was typed for it. */
export interface ProposalFacts extends Asking {
  readonly organisationName: string;
  /** Of the application: a bid before the panel is `submitted`. */
  readonly status: string;
  readonly standing: StandingProposal | undefined;
  readonly funds: readonly NamedFund[];
}

/** Whether what was typed is another proposal than the one that stands. */
export function isAnother(
  { parts }: TypedProposal,
  standing: StandingProposal | undefined,
): boolean {
  const before = standing?.parts ?? [];
  return (
    parts.length !== before.length || parts.some((part) => !before.some((one) => isSame(one, part)))
  );
}

/** Every reason why this can't be proposed for the bid, each at its input. How much the funds have left is no reason. */
export function refusalsToPropose(typed: TypedProposal, facts: ProposalFacts): readonly Refusal[] {
  const { applicationId, parts, seenVersion } = typed;
  const { organisationName, status, askedPence, standing, funds } = facts;
  const fieldOf = (fundId = ''): string => `share-${applicationId}-${fundId}`;
  const field = fieldOf(parts[0]?.fundId ?? funds[0]?.fundId);
  const say = (code: string, message: string, where = field): Refusal => ({
    ...{ code, field: where },
    message: `${organisationName}: ${message}`,
  });
  if (status !== 'submitted') return [say('already-decided', 'this bid is decided or waits')];
  const refusals: Refusal[] = [];
  if (seenVersion !== (standing?.version ?? 0)) {
    refusals.push(say('proposed-meanwhile', whatMeanwhile(standing)));
  }
  if (parts.some(({ fundId }) => funds.every((fund) => fund.fundId !== fundId))) {
    refusals.push(say('fund-not-of-round', 'one of the funds is not of this round'));
  }
  if (sumPence(parts.map(({ amountPence }) => amountPence)) > askedPence) {
    refusals.push(say('more-than-asked', `they ask for ${formatPence(askedPence)}`));
  }
  for (const { code, message, field: at } of refusalsOfCosts(parts, facts, funds)) {
    const fundId = at?.startsWith('share-') ? at.slice('share-'.length) : parts[0]?.fundId;
    refusals.push(say(code, message, fieldOf(fundId)));
  }
  return refusals;
}

function whatMeanwhile(standing: StandingProposal | undefined): string {
  const again = 'To propose yours instead, send it again';
  if (!standing) return again;
  const { parts, proposedByName } = standing;
  const sum = formatPence(sumPence(parts.map(({ amountPence }) => amountPence)));
  const what = parts.length === 0 ? 'taken a proposal back' : `proposed ${sum}`;
  return `${proposedByName} has ${what} meanwhile. ${again}`;
}

function isSame(one: PartFromFund, other: PartFromFund): boolean {
  return one.fundId === other.fundId && one.amountPence === other.amountPence;
}
