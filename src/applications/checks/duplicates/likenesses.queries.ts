import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import type { Pence } from '../../../kernel/pence.js';
import { isOpenTo } from '../check-readers.queries.js';
import type { Finding } from './likeness.rules.js';

/** What an application is like, and how much: another application, or an award of the imported register. */
export interface LikeProject {
  readonly id: string;
  readonly titlePercent: number;
  readonly bodyPercent: number;
  readonly finding: Finding | null;
  readonly note: string | null;
  readonly foundAt: Date | null;
  readonly foundByName: string | null;
  /** The other application's id; null for an earlier award. */
  readonly otherId: string | null;
  /** Its reference, or the publisher's identifier. */
  readonly reference: string;
  readonly title: string;
  /** Who asked, or who was given it. */
  readonly organisationName: string;
  /** The round and its panel, or the funder and its programme. */
  readonly where: string;
  readonly status: string;
  readonly amountPence: Pence;
  /** The day of an earlier award; null for an application. */
  readonly awardedOn: LondonDate | null;
  /** Its answers, or its description. */
  readonly body: string;
}

/** One application beside what it is like. */
export interface LikenessInFull {
  readonly own: { readonly title: string; readonly body: string };
  readonly other: LikeProject;
}

type Row = Omit<LikeProject, 'amountPence'> & { readonly amountPence: string };

/** `l` seen from the application $1: the other side as `a`, or `e` for an earlier award. */
const SELECT = `
  SELECT l.id, l.title_percent AS "titlePercent", l.body_percent AS "bodyPercent", l.finding, l.note,
         l.found_at AS "foundAt", p.name AS "foundByName", a.id AS "otherId",
         coalesce(a.reference, e.identifier) AS reference, coalesce(a.title, e.title) AS title,
         coalesce(o.name, e.recipient_name) AS "organisationName",
         CASE WHEN a.id IS NOT NULL THEN concat(r.title, ', ', n.name)
              ELSE concat_ws(', ', e.funder_name, nullif(e.programme, '')) END AS "where",
         coalesce(a.status, 'awarded') AS status,
         coalesce(a.requested_pence, e.amount_pence) AS "amountPence",
         e.awarded_on::text AS "awardedOn", coalesce(t.body, e.description, '') AS body
    FROM likeness l
    LEFT JOIN person p ON p.id = l.found_by
    LEFT JOIN application a ON a.id = CASE WHEN l.application_id = $1 THEN l.other_application_id ELSE l.application_id END
    LEFT JOIN application_text t ON t.application_id = a.id
    LEFT JOIN organisation o ON o.id = a.organisation_id
    LEFT JOIN round r ON r.id = a.round_id
    LEFT JOIN panel n ON n.id = r.panel_id
    LEFT JOIN earlier_award e ON e.identifier = l.earlier_award
   WHERE (l.application_id = $1 OR l.other_application_id = $1)
     AND (a.id IS NULL OR ${isOpenTo('$2', '$3::date')})`;

/**
 * Projects like an application, for the coordinator alone: they quote what other organisations wrote.
 * One that an interest shuts to this person is in no list and no count.
 */
@Injectable()
export class Likenesses {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** What nobody has looked at first, then the most alike. */
  async of(applicationId: string, personId: string): Promise<readonly LikeProject[]> {
    return this.read(
      `${SELECT} ORDER BY l.finding IS NOT NULL, greatest(l.title_percent, l.body_percent) DESC, l.id`,
      applicationId,
      personId,
    );
  }

  /** Undefined when there is none, or an interest shuts the other side. */
  async inFull(
    applicationId: string,
    id: string,
    personId: string,
  ): Promise<LikenessInFull | undefined> {
    const [other] = await this.read(`${SELECT} AND l.id = $4`, applicationId, personId, id);
    const [own] = await this.dataSource.query<LikenessInFull['own'][]>(
      'SELECT title, body FROM application_text WHERE application_id = $1',
      [applicationId],
    );
    return other && own && { own, other };
  }

  async counted(
    applicationId: string,
    personId: string,
  ): Promise<{ readonly count: number; readonly withoutFinding: number }> {
    const all = await this.of(applicationId, personId);
    return {
      count: all.length,
      withoutFinding: all.filter(({ finding }) => finding === null).length,
    };
  }

  /** When the search was last through; undefined while it has not been. */
  async searchedAt(applicationId: string): Promise<Date | undefined> {
    const [row] = await this.dataSource.query<{ at: Date }[]>(
      'SELECT searched_at AS at FROM application_text WHERE application_id = $1',
      [applicationId],
    );
    return row?.at;
  }

  private async read(
    sql: string,
    applicationId: string,
    personId: string,
    ...others: readonly string[]
  ): Promise<readonly LikeProject[]> {
    const values = [applicationId, personId, this.clock.today(), ...others];
    const rows = await this.dataSource.query<Row[]>(sql, values);
    return rows.map((row) => ({ ...row, amountPence: BigInt(row.amountPence) }));
  }
}
