import { formatPence } from '../../kernel/pence.js';
import { isMoney, totalOf, type Outcome, type Verdict } from './outcome.rules.js';

/** What a minute says of an item. */
export interface MinuteFacts {
  readonly reference: string;
  readonly title: string;
  readonly organisationName: string;
  readonly verdict: Verdict;
  readonly outcome: Outcome;
  /** By the fund's id. */
  readonly fundNames: ReadonlyMap<string, string>;
  readonly isRecommended: boolean;
}

/** "RECOMMENDED that OC-2026-0004, Warm Table, of Wivenhoe Warm Table be awarded £4,500: £3,000 from …" */
export function minuteOf(facts: MinuteFacts): string {
  return `${facts.isRecommended ? 'RECOMMENDED' : 'RESOLVED'} ${motionOf(facts)}`;
}

/** "that OC-2026-0004, Warm Table, of Wivenhoe Warm Table be awarded £4,500: £3,000 from …" */
export function motionOf(facts: MinuteFacts): string {
  const { reference, title, organisationName, verdict, outcome } = facts;
  const what = isMoney(outcome)
    ? `be awarded ${formatPence(totalOf(verdict))}`
    : `be ${outcome === 'not-endorsed' ? 'not endorsed' : outcome}`;
  return `that ${reference}, “${title}”, of ${organisationName} ${what}${splitInWords(facts)}.`;
}

/** ", from National Lottery" or ": £3,000 from National Lottery, £1,500 from Essex County Council"; '' for no money. */
function splitInWords({ verdict, fundNames }: MinuteFacts): string {
  if (verdict.outcome !== 'awarded') return '';
  const nameOf = (fundId: string): string => fundNames.get(fundId) ?? fundId;
  const [only] = verdict.parts;
  if (only && verdict.parts.length === 1) return `, from ${nameOf(only.fundId)}`;
  const parts = verdict.parts.map(
    ({ fundId, amountPence }) => `${formatPence(amountPence)} from ${nameOf(fundId)}`,
  );
  return `: ${parts.join(', ')}`;
}
