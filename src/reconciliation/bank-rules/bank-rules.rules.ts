import type { Pence } from '../../kernel/pence.js';
import type { Refusal } from '../../kernel/refusal.js';

/** What a line is that a rule fits. */
export const RULE_OUTCOMES = ['receipt', 'interest', 'suspense', 'bank-charge', 'ignored'] as const;
export type RuleOutcome = (typeof RULE_OUTCOMES)[number];

/** What a rule looks at, and what it says. */
export interface RuleWords {
  /** Null: at any account. */
  readonly bankAccountId: string | null;
  readonly direction: 'in' | 'out';
  readonly words: string;
  /** Of the sum without its sign; null: no limit. */
  readonly leastPence: Pence | null;
  readonly mostPence: Pence | null;
  readonly outcome: RuleOutcome;
  readonly fundId: string | null;
}

export interface LineForRules {
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly description: string;
  readonly type: string;
}

/** Whether a rule speaks of a line. */
export function fits(rule: RuleWords, line: LineForRules): boolean {
  const sum = line.amountPence < 0n ? -line.amountPence : line.amountPence;
  return (
    (rule.bankAccountId ?? line.bankAccountId) === line.bankAccountId &&
    (line.amountPence > 0n ? 'in' : 'out') === rule.direction &&
    sum >= (rule.leastPence ?? sum) &&
    sum <= (rule.mostPence ?? sum) &&
    carries(`${line.type} ${line.description}`, rule.words)
  );
}

/** The first of them, in the order of their places, that speaks of a line. */
export function firstThatFits<Rule extends RuleWords>(
  rules: readonly Rule[],
  line: LineForRules,
): Rule | undefined {
  return rules.find((rule) => fits(rule, line));
}

/**
 * Whether the bank's words carry these, whatever the capitals and spaces; `*` stands for anything
 * between. Each piece is looked for once, after the one before: no pattern takes longer than the
 * text is long, as regular expressions may.
 */
export function carries(text: string, words: string): boolean {
  const said = plain(text);
  let from = 0;
  for (const piece of words.split('*').map(plain)) {
    const at = said.indexOf(piece, from);
    if (at < 0) return false;
    from = at + piece.length;
  }
  return true;
}

/** Every reason a rule can't be kept as it is written. */
export function refusalsToWrite(rule: RuleWords): readonly Refusal[] {
  const refusals: Refusal[] = [];
  const letters = rule.words.replaceAll(/[^A-Za-z0-9]/g, '');
  if (letters.length < 3) {
    refusals.push({
      code: 'words-too-short',
      field: 'words',
      message: 'The words must have at least three letters or digits',
    });
  }
  if (rule.leastPence !== null && rule.mostPence !== null && rule.leastPence > rule.mostPence) {
    refusals.push({
      code: 'sums-out-of-order',
      field: 'most',
      message: 'The largest sum must not be less than the smallest',
    });
  }
  const wanted = DIRECTIONS[rule.outcome];
  if (wanted !== undefined && wanted !== rule.direction) {
    refusals.push({
      code: 'other-direction',
      field: 'outcome',
      message:
        wanted === 'in' ? 'That is money paid in, not out' : 'That is money paid out, not in',
    });
  }
  const isForAFund = namesAFund(rule.outcome);
  if (isForAFund && rule.fundId === null) {
    refusals.push({ code: 'no-fund', field: 'fundId', message: 'Choose the fund' });
  }
  return refusals;
}

export function namesAFund(outcome: RuleOutcome): boolean {
  return outcome === 'receipt' || outcome === 'interest' || outcome === 'bank-charge';
}

/** Money in can't be a charge, nor money out a receipt; either may be ignored. */
const DIRECTIONS: Readonly<Record<RuleOutcome, 'in' | 'out' | undefined>> = {
  receipt: 'in',
  interest: 'in',
  suspense: 'in',
  'bank-charge': 'out',
  ignored: undefined,
};

function plain(text: string): string {
  return text.toUpperCase().replaceAll(/\s+/g, ' ').trim();
}
