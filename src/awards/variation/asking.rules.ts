import { formatPence, type Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';
import { afterAct, type AwardStatus } from '../award.lifecycle.js';
import { isSameTerms, totalOf } from './terms.rules.js';
import type { Terms, VariationKind } from './variation.js';

export interface AskingFacts {
  readonly status: AwardStatus;
  /** Why nothing of the award may be changed at present. */
  readonly frozen: readonly Refusal[];
  /** What its budget comes to: the award as it stands, with its parts from other funds. */
  readonly agreedPence: Pence;
  /** Of this award, sent to the bank or paid: it can't come to less. */
  readonly sentPence: Pence;
  /** A change of this kind has been asked for and is not decided. */
  readonly isAskedAlready: boolean;
}

/** Every reason why this change can't be asked for. */
export function refusalsToAsk(
  facts: AskingFacts,
  kind: VariationKind,
  before: Terms,
  after: Terms,
): readonly Refusal[] {
  const standing = refusalsOfStanding(facts);
  if (standing.length > 0) return standing;
  const refusals: Refusal[] = [];
  if (facts.isAskedAlready) {
    const message =
      'A change like this has been asked for and is not decided yet: take that back first';
    refusals.push({ code: 'asked-already', message });
  }
  if (isSameTerms(before, after)) {
    refusals.push({ code: 'nothing-changes', message: 'This is what is agreed already' });
  }
  return [...refusals, ...refusalsOfTerms(facts, kind, after)];
}

/** Why no change can be asked for or decided as the award stands. */
export function refusalsOfStanding({
  status,
  frozen,
}: Pick<AskingFacts, 'status' | 'frozen'>): readonly Refusal[] {
  if (frozen.length > 0) return frozen;
  // What can be put on hold is under way: accepted or being paid.
  const way = afterAct('hold', status);
  return 'refusal' in way ? [way.refusal] : [];
}

/** Every reason why an award can't be agreed on like this. */
export function refusalsOfTerms(
  facts: Pick<AskingFacts, 'agreedPence' | 'sentPence'>,
  kind: VariationKind,
  after: Terms,
): readonly Refusal[] {
  switch (kind) {
    case 'budget':
      return refusalsOfBudget(after, facts.agreedPence);
    case 'dates':
      return refusalsOfDates(after);
    case 'reduction':
      return refusalsOfReduction(after, facts.sentPence);
    case 'purpose':
    case 'name':
      return [];
  }
}

function refusalsOfBudget({ lines = [] }: Terms, agreedPence: Pence): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const names = lines.map(({ what }) => what.toLowerCase());
  const twice = lines.find(({ what }, at) => names.indexOf(what.toLowerCase()) < at);
  if (twice) {
    const message = `“${twice.what}” is there twice: put it on one line`;
    refusals.push({ code: 'line-twice', message, field: 'pounds-1' });
  }
  const total = totalOf(lines);
  if (total !== agreedPence) {
    const message = `The lines come to ${formatPence(total)}: they must come to the grant, ${formatPence(agreedPence)}`;
    refusals.push({ code: 'budget-not-the-grant', message, field: 'pounds-1' });
  }
  return refusals;
}

function refusalsOfDates({ startsOn, endsOn }: Terms): readonly Refusal[] {
  if (!startsOn || !endsOn || startsOn <= endsOn) return [];
  const message = 'The work must end after it starts';
  return [{ code: 'ends-before-it-starts', message, field: 'endsOn' }];
}

function refusalsOfReduction({ amountPence }: Terms, sentPence: Pence): readonly Refusal[] {
  const wanted = BigInt(amountPence ?? '0');
  if (wanted <= 0n) {
    const message = 'Nothing would be left of the grant: end it early instead';
    return [{ code: 'nothing-left', message, field: 'amount' }];
  }
  if (wanted >= sentPence) return [];
  const message = `${formatPence(sentPence)} of it has been sent to the bank already: it can’t come to less`;
  return [{ code: 'less-than-was-sent', message, field: 'amount' }];
}
