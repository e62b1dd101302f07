import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Outbox } from '../../../platform/outbox/outbox.service.js';
import type { Answers } from '../../../forms/answers.js';
import { likenessesAsked } from '../../applications.events.js';
import { passagesOf } from './likeness.rules.js';

/** From this share of common trigrams on titles are worth a look. */
const TITLES_ALIKE = '0.5';
/** Texts of one language have many trigrams in common, so whole texts need more. */
const TEXTS_ALIKE = '0.6';

interface Searched {
  readonly title: string;
  readonly passages: readonly string[];
}

/** Looks for the same project among all applications and earlier awards: a job's work, after the commit. */
@Injectable()
export class LikenessSearch {
  constructor(
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Lets it be looked for again: what was imported since, or a threshold that changed, then counts. */
  ask(applicationId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await this.outbox.add(tx, likenessesAsked(applicationId));
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: 'likenesses-asked',
        by,
      });
    });
  }

  /**
   * Twice is as once. What is no longer alike goes, unless somebody has found something of it. Searches
   * take turns, so that of two applications that arrive at once the second finds the first.
   */
  search(applicationId: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query(`SELECT pg_advisory_xact_lock(hashtext('likeness search'))`);
      const [row] = await tx.query<{ title: string; answers: Answers }[]>(
        `SELECT title, answers FROM application WHERE id = $1 AND status <> 'draft'`,
        [applicationId],
      );
      if (!row) return;
      const searched = { title: row.title, passages: passagesOf(row.answers) };
      await this.keepText(tx, applicationId, searched);
      const found = [
        ...(await findAlike(tx, TITLES_ALIKE, TITLES, applicationId)),
        ...(await findAlike(tx, TEXTS_ALIKE, TEXTS, applicationId)),
        ...(await findAlike(tx, TITLES_ALIKE, AWARDS_BY_TITLE, applicationId, searched.passages)),
        ...(await findAlike(tx, TEXTS_ALIKE, AWARDS_BY_TEXT, applicationId, searched.passages)),
      ];
      await keepAlike(tx, applicationId, found);
    });
  }

  private async keepText(tx: Tx, id: string, { title, passages }: Searched): Promise<void> {
    await tx.query(
      `INSERT INTO application_text (application_id, title, body, searched_at) VALUES ($1, $2, $3, $4)
       ON CONFLICT (application_id) DO UPDATE
          SET title = excluded.title, body = excluded.body, searched_at = excluded.searched_at`,
      [id, title, passages.join('\n\n'), this.clock.now()],
    );
  }
}

/** Something like the application: another one, or an earlier award by its publisher's identifier. */
interface Alike {
  readonly other: string | null;
  readonly award: string | null;
  readonly title: number;
  readonly body: number;
}

/** `m`: the text of the application itself. */
const APPLICATIONS = `
  SELECT t.application_id AS other, NULL AS award,
         round(similarity(lower(t.title), lower(m.title)) * 100)::integer AS title,
         round(similarity(lower(t.body), lower(m.body)) * 100)::integer AS body
    FROM application_text m
    JOIN application_text t ON t.application_id <> m.application_id`;
const TITLES = `${APPLICATIONS} AND lower(t.title) % lower(m.title) WHERE m.application_id = $1`;
const TEXTS = `${APPLICATIONS} AND lower(t.body) % lower(m.body) WHERE m.application_id = $1`;

/** A published description is a few sentences, so it is held beside each answer, not beside them all. */
const AWARDS = `
  SELECT NULL AS other, e.identifier AS award,
         round(similarity(lower(e.title), lower(m.title)) * 100)::integer AS title,
         coalesce((SELECT round(max(similarity(lower(e.description), lower(p))) * 100)::integer
                     FROM unnest($2::text[]) p), 0) AS body
    FROM application_text m`;
const AWARDS_BY_TITLE = `${AWARDS}
    JOIN earlier_award e ON lower(e.title) % lower(m.title) WHERE m.application_id = $1`;
const AWARDS_BY_TEXT = `${AWARDS}
   CROSS JOIN unnest($2::text[]) q
    JOIN earlier_award e ON lower(e.description) % lower(q) WHERE m.application_id = $1`;

function findAlike(
  tx: Tx,
  threshold: string,
  sql: string,
  ...values: readonly unknown[]
): Promise<Alike[]> {
  return tx
    .query(`SELECT set_config('pg_trgm.similarity_threshold', $1, true)`, [threshold])
    .then(() => tx.query<Alike[]>(sql, [...values]));
}

/** What was found of two texts is found of them alone: once they are alike otherwise, somebody looks again. */
const AS_FOUND_NOW = `title_percent = excluded.title_percent, body_percent = excluded.body_percent,
  (finding, note, found_at, found_by) = (SELECT likeness.finding, likeness.note, likeness.found_at, likeness.found_by
    WHERE (likeness.title_percent, likeness.body_percent) = (excluded.title_percent, excluded.body_percent))`;

/** A pair stands once, whichever of the two is looked at. */
async function keepAlike(tx: Tx, applicationId: string, found: readonly Alike[]): Promise<void> {
  const once = [...new Map(found.map((each) => [each.other ?? each.award, each])).values()];
  const columns = [
    once.map(({ other }) => other),
    once.map(({ award }) => award),
    once.map(({ title }) => title),
    once.map(({ body }) => body),
  ];
  await tx.query(
    `DELETE FROM likeness
      WHERE finding IS NULL
        AND (application_id = $1 AND other_application_id IS NULL AND earlier_award <> ALL(array_remove($3::text[], NULL))
             OR application_id = $1 AND other_application_id <> ALL(array_remove($2::uuid[], NULL))
             OR other_application_id = $1 AND application_id <> ALL(array_remove($2::uuid[], NULL)))`,
    [applicationId, columns[0], columns[1]],
  );
  await tx.query(
    `INSERT INTO likeness (application_id, other_application_id, earlier_award, title_percent, body_percent)
     SELECT least($1::uuid, other), CASE WHEN other IS NOT NULL THEN greatest($1::uuid, other) END, award, title, body
       FROM unnest($2::uuid[], $3::text[], $4::integer[], $5::integer[]) AS f (other, award, title, body)
      WHERE award IS NULL
     ON CONFLICT ON CONSTRAINT likeness_once_per_application
        DO UPDATE SET ${AS_FOUND_NOW}`,
    [applicationId, ...columns],
  );
  await tx.query(
    `INSERT INTO likeness (application_id, earlier_award, title_percent, body_percent)
     SELECT $1, award, title, body
       FROM unnest($2::text[], $3::integer[], $4::integer[]) AS f (award, title, body)
      WHERE award IS NOT NULL
     ON CONFLICT ON CONSTRAINT likeness_once_per_award
        DO UPDATE SET ${AS_FOUND_NOW}`,
    [applicationId, ...columns.slice(1)],
  );
}
