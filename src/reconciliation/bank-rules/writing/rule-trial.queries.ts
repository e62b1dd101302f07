import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../../../kernel/london.js';
import type { Pence } from '../../../kernel/pence.js';
import { WHAT_A_PART_IS } from '../../part-words.queries.js';
import { fits, type RuleOutcome, type RuleWords } from '../bank-rules.rules.js';

/** A line of the past that a rule would have spoken of. */
interface TriedLine {
  readonly id: string;
  readonly bookedOn: LondonDate;
  readonly description: string;
  readonly amountPence: Pence;
  /** What a person said it was; null while nobody has. */
  readonly wasMatchedWith: string | null;
  /** Somebody said something else than the rule would have. */
  readonly isOtherwise: boolean;
}

export interface Trial {
  readonly count: number;
  readonly otherwise: number;
  /** The latest of them. */
  readonly lines: readonly TriedLine[];
}

interface Row {
  readonly id: string;
  readonly bankAccountId: string;
  readonly bookedOn: LondonDate;
  readonly description: string;
  readonly type: string;
  readonly amountPence: string;
  readonly state: string;
  readonly wasMatchedWith: string | null;
  readonly said: readonly (string | null)[] | null;
}

const SHOWN = 30;
const LOOKED_AT = 20_000;

@Injectable()
export class RuleTrial {
  constructor(private readonly dataSource: DataSource) {}

  /** The rule as it is written, tried on the latest lines of the past. Changes nothing. */
  async of(rule: RuleWords): Promise<Trial> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT l.id, l.bank_account_id AS "bankAccountId", l.booked_on::text AS "bookedOn",
              l.description, l.type, l.amount_pence AS "amountPence", s.state,
              said.words AS "wasMatchedWith", said.said
         FROM bank_line l
         JOIN bank_line_standing s ON s.bank_line_id = l.id
         LEFT JOIN LATERAL (
           SELECT string_agg(${WHAT_A_PART_IS.words}, '; ') AS words,
                  array_agg(CASE WHEN f.code = 'suspense' THEN 'suspense'
                    ELSE coalesce(r.kind || ' ' || r.fund_id, fp.kind || ' ' || fp.fund_id, p.kind) END) AS said
             FROM bank_match_part p ${WHAT_A_PART_IS.joins}
            WHERE p.bank_line_id = l.id AND p.is_live) said ON true
        WHERE ($1::uuid IS NULL OR l.bank_account_id = $1)
        ORDER BY l.booked_on DESC, l.place DESC, l.id LIMIT ${LOOKED_AT}`,
      [rule.bankAccountId],
    );
    const tried = rows
      .map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }))
      .filter((row) => fits(rule, row))
      .map((row): TriedLine => ({ ...row, isOtherwise: isOtherwise(rule, row) }));
    return {
      count: tried.length,
      otherwise: tried.filter((line) => line.isOtherwise).length,
      lines: tried.slice(0, SHOWN),
    };
  }
}

/** Nothing said yet is no contradiction. */
function isOtherwise(rule: RuleWords, { state, said }: Pick<Row, 'state' | 'said'>): boolean {
  if (state === 'ignored') return rule.outcome !== 'ignored';
  if (said === null) return false;
  const would = WOULD_SAY[rule.outcome](rule.fundId ?? '');
  return said.length !== 1 || said[0] !== would;
}

const WOULD_SAY: Readonly<Record<RuleOutcome, (fundId: string) => string>> = {
  receipt: (fundId) => `receipt ${fundId}`,
  interest: (fundId) => `interest ${fundId}`,
  'bank-charge': (fundId) => `bank-charge ${fundId}`,
  suspense: () => 'suspense',
  ignored: () => 'ignored',
};
