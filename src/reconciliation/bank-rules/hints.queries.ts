import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LineOfBank } from '../bank-lines.queries.js';
import { BankRules, type WrittenRule } from './bank-rules.queries.js';
import { firstThatFits } from './bank-rules.rules.js';

/** What was said of lines with the same words before. Only ever a hint: nothing follows by itself. */
export interface Learnt {
  readonly kind: string;
  readonly fundId: string | null;
  readonly fundName: string | null;
  readonly times: number;
}

@Injectable()
export class Hints {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: BankRules,
  ) {}

  /** In sentences: the first rule that fits, and what similar lines were. */
  async of(
    line: LineOfBank,
  ): Promise<{ readonly rule: WrittenRule | undefined; readonly hints: readonly string[] }> {
    const [rules, learnt] = await Promise.all([this.rules.live(), this.learnt(line)]);
    const rule = firstThatFits(rules, line);
    const hints = [
      ...(rule ? [`The rule “${rule.name}” says: ${rule.says}.`] : []),
      ...learnt.slice(0, 2).map(sentenceOf),
    ];
    return { rule, hints };
  }

  /** By the letters of their words, without digits: the most frequent first. */
  learnt({ id, bankAccountId, amountPence, description }: LineOfBank): Promise<readonly Learnt[]> {
    return this.dataSource.query<Learnt[]>(
      `SELECT p.kind, f.id AS "fundId", f.name AS "fundName", count(*)::integer AS times
         FROM bank_line l
         JOIN bank_match_part p ON p.bank_line_id = l.id AND p.is_live
         LEFT JOIN receipt r ON r.id = p.receipt_id
         LEFT JOIN fund_payment x ON x.id = p.fund_payment_id
         LEFT JOIN fund f ON f.id = coalesce(r.fund_id, x.fund_id) AND f.code <> 'suspense'
        WHERE l.bank_account_id = $1 AND bank_words(l.description) = bank_words($2)
          AND bank_words($2) <> '' AND l.id <> $3 AND sign(l.amount_pence) = sign($4::bigint)
          AND (f.id IS NOT NULL OR p.kind = 'grant-return')
        GROUP BY 1, 2, 3 ORDER BY times DESC, "fundName" LIMIT 3`,
      [bankAccountId, description, id, amountPence.toString()],
    );
  }
}

function sentenceOf({ kind, fundName, times }: Learnt): string {
  const often = times === 1 ? 'Once' : times === 2 ? 'Twice' : `${times} times`;
  const what = WHAT[kind] ?? 'matched';
  return `${often} before, a line with these words was ${what}${fundName === null ? '' : ` ${fundName}`}.`;
}

const WHAT: Readonly<Record<string, string>> = {
  receipt: 'a receipt for',
  'fund-payment': 'paid by',
  'grant-return': 'a grant that came back',
};
