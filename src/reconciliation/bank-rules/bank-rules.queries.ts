import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { RuleOutcome, RuleWords } from './bank-rules.rules.js';

/** A rule with what a list shows beside it. */
export interface WrittenRule extends RuleWords {
  readonly id: string;
  readonly place: number;
  readonly name: string;
  readonly isAutomatic: boolean;
  readonly bankAccountName: string | null;
  readonly fundName: string | null;
  readonly writtenAt: Date;
  readonly writtenBy: string;
  readonly writtenByName: string;
  /** `a receipt for Dementia Friendly Communities` */
  readonly says: string;
  /** How many lines it has dealt with. */
  readonly hits: number;
}

interface Row extends Omit<WrittenRule, 'says' | 'leastPence' | 'mostPence'> {
  readonly leastPence: string | null;
  readonly mostPence: string | null;
}

@Injectable()
export class BankRules {
  constructor(private readonly dataSource: DataSource) {}

  /** Those that speak, in the order in which they are tried. */
  live(): Promise<readonly WrittenRule[]> {
    return this.read('b.retired_at IS NULL', []);
  }

  async byId(id: string): Promise<WrittenRule | undefined> {
    return (await this.read('b.id = $1 AND b.retired_at IS NULL', [id]))[0];
  }

  private async read(
    condition: string,
    values: readonly unknown[],
  ): Promise<readonly WrittenRule[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT b.id, b.place, b.name, b.bank_account_id AS "bankAccountId", a.name AS "bankAccountName",
              b.direction, b.words, b.least_pence AS "leastPence", b.most_pence AS "mostPence",
              b.outcome, b.fund_id AS "fundId", f.name AS "fundName", b.is_automatic AS "isAutomatic",
              b.written_at AS "writtenAt", b.written_by AS "writtenBy", w.name AS "writtenByName",
              (SELECT count(*) FROM bank_match m WHERE m.rule_id = b.id AND m.undone_at IS NULL)::integer
              + (SELECT count(*) FROM bank_line_mark k WHERE k.rule_id = b.id AND k.lifted_at IS NULL)::integer AS hits
         FROM bank_rule b
         JOIN person w ON w.id = b.written_by
         LEFT JOIN bank_account a ON a.id = b.bank_account_id
         LEFT JOIN fund f ON f.id = b.fund_id
        WHERE ${condition} ORDER BY b.place, b.written_at`,
      [...values],
    );
    return rows.map((row) => ({
      ...row,
      leastPence: row.leastPence === null ? null : BigInt(row.leastPence),
      mostPence: row.mostPence === null ? null : BigInt(row.mostPence),
      says: SAYS[row.outcome] + (row.fundName === null ? '' : ` ${row.fundName}`),
    }));
  }
}

const SAYS: Readonly<Record<RuleOutcome, string>> = {
  receipt: 'a receipt for',
  interest: 'interest for',
  suspense: 'put it in suspense',
  'bank-charge': 'a bank charge on',
  ignored: 'ignore it',
};
