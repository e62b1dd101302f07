import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { agreedInSql } from '../../awards/award.lifecycle.js';
import { mayBePublic } from '../../funds/publication-hold/publication-holds.queries.js';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';

/** One award in the public register: what anybody may know about it. */
export interface RegisteredAward {
  readonly reference: string;
  readonly title: string;
  readonly recipientName: string;
  readonly funderName: string;
  /** The round, or the programme of an earlier award. */
  readonly programme: string;
  readonly amountPence: Pence;
  readonly awardedOn: LondonDate;
}

export interface RegisterTotals {
  readonly count: number;
  readonly sumPence: Pence;
}

/**
 * An award is public once its offer is accepted, unless its funder holds that; of one that the trustee refused
 * afterwards, or that was ended early, what was paid. Earlier awards were public before they came here. $2: today.
 */
const REGISTER = `
  SELECT w.reference, p.title, o.name AS "recipientName", f.funder_name AS "funderName",
         r.title AS programme, c.amount AS "amountPence",
         to_char(w.decided_at AT TIME ZONE 'Europe/London', 'YYYY-MM-DD') AS "awardedOn",
         '' AS description
    FROM award w
    JOIN application p ON p.id = w.application_id
    JOIN round r ON r.id = p.round_id
    JOIN organisation o ON o.id = w.organisation_id
    JOIN fund f ON f.id = w.fund_id
    JOIN ledger.commitment_balance c ON c.commitment_id = w.id
   WHERE (${agreedInSql('w.status')} OR w.status IN ('refused', 'terminated') AND c.amount > 0) AND ${mayBePublic('w.fund_id', '$2::date')}
  UNION ALL
  SELECT identifier, title, recipient_name, funder_name, programme, amount_pence,
         awarded_on::text, description
    FROM earlier_award`;

/** Every word has to be somewhere in the row; no words find everything. */
const MATCHING = `
  FROM (${REGISTER}) AS register
 WHERE NOT EXISTS (
   SELECT FROM unnest($1::text[]) AS word
    WHERE concat_ws(' ', title, "recipientName", "funderName", programme, description, reference)
          NOT ILIKE '%' || word || '%')`;

/** The public register of awards. */
@Injectable()
export class Register {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** How many match, and what they come to. */
  async totals(search: string): Promise<RegisterTotals> {
    const [row] = await this.dataSource.query<{ count: number; sumPence: string }[]>(
      `SELECT count(*)::integer AS count, coalesce(sum("amountPence"), 0) AS "sumPence" ${MATCHING}`,
      [wordsOf(search), this.clock.today()],
    );
    return { count: row?.count ?? 0, sumPence: BigInt(row?.sumPence ?? 0) };
  }

  /** The latest first. */
  async list(search: string, limit: number, offset = 0): Promise<readonly RegisteredAward[]> {
    const rows = await this.dataSource.query<
      (Omit<RegisteredAward, 'amountPence'> & { amountPence: string })[]
    >(
      `SELECT reference, title, "recipientName", "funderName", programme, "amountPence", "awardedOn"
         ${MATCHING} ORDER BY "awardedOn" DESC, reference LIMIT $3 OFFSET $4`,
      [wordsOf(search), this.clock.today(), limit, offset],
    );
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}

/** Each word as a pattern that means only itself. */
function wordsOf(search: string): string[] {
  return search
    .split(/\s+/)
    .filter((word) => word !== '')
    .map((word) => word.replaceAll(/[\\%_]/g, String.raw`\$&`));
}
