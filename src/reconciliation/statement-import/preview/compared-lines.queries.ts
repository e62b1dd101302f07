import { Injectable } from '@nestjs/common';
import type { Tx } from '../../../platform/database/transactions.service.js';
import type { AlikeLine, Compared, ShownLine } from './preview.rules.js';

/** So many lines of each kind are shown. */
const MOST_SHOWN = 50;

@Injectable()
export class ComparedLines {
  /** What was found of the lines in `incoming_line`, in this transaction. */
  async of(tx: Tx): Promise<Compared> {
    const [counts] = await tx.query<{ newCount: number; knownCount: number; alikeCount: number }[]>(
      `SELECT count(*) FILTER (WHERE known_id IS NULL)::integer AS "newCount",
              count(known_id)::integer AS "knownCount",
              count(*) FILTER (WHERE known_by = 'sum')::integer AS "alikeCount"
         FROM incoming_line`,
    );
    const newLines = await tx.query<ShownLine[]>(
      `SELECT booked_on::text AS "bookedOn", amount_pence::text AS pence,
              trim(type || ' ' || description) AS words
         FROM incoming_line WHERE known_id IS NULL ORDER BY place LIMIT $1`,
      [MOST_SHOWN],
    );
    const alike = await tx.query<AlikeLine[]>(
      `SELECT i.booked_on::text AS "bookedOn", i.amount_pence::text AS pence,
              trim(i.type || ' ' || i.description) AS words,
              trim(l.type || ' ' || l.description) AS "knownWords", s.layout AS "knownLayout"
         FROM incoming_line i
         JOIN bank_line l ON l.id = i.known_id
         JOIN bank_statement s ON s.id = l.statement_id
        WHERE i.known_by = 'sum' ORDER BY i.place LIMIT $1`,
      [MOST_SHOWN],
    );
    return { newCount: 0, knownCount: 0, alikeCount: 0, ...counts, newLines, alike };
  }
}
