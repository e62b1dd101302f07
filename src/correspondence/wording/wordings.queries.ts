import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { mayRead } from '../record/letters-record.queries.js';

/** A wording of a kind of letter, and whose it is. */
export interface VersionShown {
  readonly id: string;
  readonly number: number;
  /** Null in both: the wording that Almoner came with, again. */
  readonly subject: string | null;
  readonly text: string | null;
  readonly madeAt: Date;
  readonly madeByName: string;
  /** Null while it is only tried. */
  readonly usedFrom: Date | null;
  readonly usedByName: string | null;
}

/** A letter that was really written, to try another wording on. */
export interface Example {
  readonly id: string;
  readonly subject: string;
  readonly toAddress: string;
  readonly writtenAt: Date;
  readonly filled: Readonly<Record<string, string>>;
}

export interface KindState {
  readonly kind: string;
  readonly isHeld: boolean;
  /** The version in use; null: the wording that Almoner came with. */
  readonly version: number | null;
  readonly usedFrom: Date | null;
}

const EXAMPLES = 20;

/** Wordings of letters, and letters to try them on. */
@Injectable()
export class Wordings {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The newest first. */
  of(kind: string, db: Pick<Tx, 'query'> = this.dataSource): Promise<readonly VersionShown[]> {
    return db.query<VersionShown[]>(
      `SELECT v.id, v.number, v.subject, v.text, v.made_at AS "madeAt", m.name AS "madeByName",
              v.used_from AS "usedFrom", u.name AS "usedByName"
         FROM letter_version v
         JOIN person m ON m.id = v.made_by
         LEFT JOIN person u ON u.id = v.used_by
        WHERE v.kind = $1 ORDER BY v.number DESC`,
      [kind],
    );
  }

  /** Of every kind that was ever changed or held. */
  async states(): Promise<ReadonlyMap<string, KindState>> {
    const rows = await this.dataSource.query<KindState[]>(
      `SELECT k.kind, coalesce(h.is_held, false) AS "isHeld",
              CASE WHEN v.text IS NULL THEN NULL ELSE v.number END AS version, v.used_from AS "usedFrom"
         FROM (SELECT kind FROM letter_version UNION SELECT kind FROM letter_holding) k
         LEFT JOIN letter_holding h ON h.kind = k.kind
         LEFT JOIN LATERAL (SELECT * FROM letter_version v
                             WHERE v.kind = k.kind AND v.used_from IS NOT NULL
                             ORDER BY v.used_from DESC, v.number DESC LIMIT 1) v ON true`,
    );
    return new Map(rows.map((row) => [row.kind, row]));
  }

  /** The last of this kind to be written, but for those about what is shut to this person. */
  examples(kind: string, personId: string): Promise<readonly Example[]> {
    return this.dataSource.query<Example[]>(
      `SELECT m.id, m.subject, m.to_address AS "toAddress", m.written_at AS "writtenAt", m.filled
         FROM mail_message m
        WHERE m.kind = $3 AND m.filled IS NOT NULL AND m.sent_again_of IS NULL AND ${mayRead('$1', '$2')}
        ORDER BY m.written_at DESC, m.id LIMIT ${String(EXAMPLES)}`,
      [personId, this.clock.today(), kind],
    );
  }
}
