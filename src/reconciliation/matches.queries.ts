import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { WHAT_A_PART_IS } from './part-words.queries.js';

/** A match with everything it ties together. */
export interface WholeMatch {
  readonly id: string;
  readonly matchedAt: Date;
  readonly matchedByName: string | null;
  readonly undoneAt: Date | null;
  readonly parts: readonly {
    readonly bankLineId: string;
    readonly bookedOn: LondonDate;
    readonly description: string;
    readonly what: string;
    readonly pence: Pence;
    /** Recorded by this match: undoing it reverses it. */
    readonly isMadeHere: boolean;
  }[];
}

interface PartRow {
  readonly matchedAt: Date;
  readonly matchedByName: string | null;
  readonly undoneAt: Date | null;
  readonly bankLineId: string;
  readonly bookedOn: LondonDate;
  readonly description: string;
  readonly what: string;
  readonly pence: string;
  readonly isMadeHere: boolean;
}

@Injectable()
export class Matches {
  constructor(private readonly dataSource: DataSource) {}

  async byId(id: string): Promise<WholeMatch | undefined> {
    const rows = await this.dataSource.query<PartRow[]>(
      `SELECT m.matched_at AS "matchedAt", said.name AS "matchedByName", m.undone_at AS "undoneAt",
              l.id AS "bankLineId", l.booked_on::text AS "bookedOn", l.description,
              ${WHAT_A_PART_IS.words} AS what, p.pence, p.is_made_here AS "isMadeHere"
         FROM bank_match m JOIN bank_match_part p ON p.match_id = m.id
         JOIN bank_line l ON l.id = p.bank_line_id
         ${WHAT_A_PART_IS.joins}
         LEFT JOIN person said ON said.id = m.matched_by
        WHERE m.id = $1 ORDER BY l.booked_on, p.id`,
      [id],
    );
    const [first] = rows;
    if (!first) return undefined;
    const { matchedAt, matchedByName, undoneAt } = first;
    const parts = rows.map((row) => ({ ...row, pence: BigInt(row.pence) }));
    return { id, matchedAt, matchedByName, undoneAt, parts };
  }
}
