import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { WrittenAnswersQueries } from '../../../applications/paper/written-answers.queries.js';
import {
  findingsOf,
  type BidToMatch,
  type Finding,
  type PersonToMatch,
  type Tie,
} from './detection.rules.js';
import { searchable } from './plain-names.rules.js';

/** What was found about somebody, and whether a coordinator has dismissed it. */
export interface FoundInterest extends Finding {
  readonly dismissal: Dismissal | undefined;
}

interface Dismissal {
  readonly reason: string;
  readonly dismissedAt: Date;
  readonly dismissedByName: string;
}

/** By bid and person. */
export interface Findings {
  about(applicationId: string, personId: string): readonly FoundInterest[];
}

/** Looks for what may be an interest. It shuts nothing by itself. */
@Injectable()
export class Detection {
  constructor(
    private readonly dataSource: DataSource,
    private readonly written: WrittenAnswersQueries,
  ) {}

  /** Of these people in these bids, in as many queries however many they are. */
  async among(
    roundId: string,
    personIds: readonly string[],
    applicationIds: readonly string[],
  ): Promise<Findings> {
    const [people, written, dismissed] = await Promise.all([
      this.peopleToMatch(roundId, personIds),
      this.written.of(applicationIds),
      this.dismissedAmong(applicationIds),
    ]);
    const found = new Map<string, readonly FoundInterest[]>();
    for (const { applicationId, texts, budgetLines, ...bid } of written) {
      const toMatch: BidToMatch = {
        ...bid,
        answers: texts.map(({ label, text }) => ({ label, text: searchable(text) })),
        budget: budgetLines.map(searchable),
      };
      for (const [personId, person] of people) {
        const findings = findingsOf(person, toMatch).map((finding) => ({
          ...finding,
          dismissal: dismissed.get(keyOf(applicationId, personId, finding.foundBy, finding.about)),
        }));
        if (findings.length > 0) found.set(keyOf(applicationId, personId), findings);
      }
    }
    return { about: (applicationId, personId) => found.get(keyOf(applicationId, personId)) ?? [] };
  }

  /**
   * Their agencies in this round, the organisations they act or acted for, those that invited their address, and
   * the bodies in their register of interests.
   */
  private async peopleToMatch(
    roundId: string,
    personIds: readonly string[],
  ): Promise<ReadonlyMap<string, PersonToMatch>> {
    const rows = await this.dataSource.query<
      { personId: string; email: string; ties: readonly Tie[] }[]
    >(
      `SELECT p.id AS "personId", p.email,
              coalesce(jsonb_agg(jsonb_build_object('kind', t.kind, 'name', t.name, 'organisationId', t.organisation_id)
                  ORDER BY t.place, t.name) FILTER (WHERE t.kind IS NOT NULL), '[]') AS ties
         FROM person p LEFT JOIN LATERAL (${TIES}) t ON true
        WHERE p.id = ANY($2) GROUP BY p.id`,
      [roundId, personIds],
    );
    return new Map(rows.map(({ personId, ...person }) => [personId, person]));
  }

  private async dismissedAmong(
    applicationIds: readonly string[],
  ): Promise<ReadonlyMap<string, Dismissal>> {
    const rows = await this.dataSource.query<(Dismissal & { readonly key: string })[]>(
      `SELECT concat_ws('/', d.application_id, d.person_id, d.found_by, d.about) AS key, d.reason,
              d.dismissed_at AS "dismissedAt", p.name AS "dismissedByName"
         FROM interest_dismissal d JOIN person p ON p.id = d.dismissed_by
        WHERE d.application_id = ANY($1)`,
      [applicationIds],
    );
    return new Map(rows.map(({ key, ...dismissal }) => [key, dismissal]));
  }
}

function keyOf(...parts: readonly string[]): string {
  return parts.join('/');
}

/** Of person `p`, in the round $1. An address that asked for nothing yet is unconfirmed, and found all the same. */
const TIES = `
  SELECT DISTINCT 1 AS place, 'agency' AS kind, g.name, g.organisation_id
    FROM round_reader s JOIN agency g ON g.id = s.agency_id WHERE s.round_id = $1 AND s.person_id = p.id
  UNION ALL
  SELECT 2, 'contact', o.name, o.id
    FROM person_role r JOIN organisation o ON o.id = r.subject_id
   WHERE r.person_id = p.id AND r.role = 'contact'
  UNION ALL
  SELECT DISTINCT 3, 'was-contact', o.name, o.id
    FROM contact_change c JOIN organisation o ON o.id = c.organisation_id
   WHERE c.person_id = p.id AND NOT EXISTS (SELECT FROM person_role r
           WHERE r.person_id = p.id AND r.role = 'contact' AND r.subject_id = o.id)
  UNION ALL
  SELECT DISTINCT 4, 'invited', o.name, o.id
    FROM contact_invitation i JOIN organisation o ON o.id = i.organisation_id
   WHERE i.email = p.email AND i.status <> 'accepted' AND NOT EXISTS (SELECT FROM person_role r
           WHERE r.person_id = p.id AND r.role = 'contact' AND r.subject_id = o.id)
  UNION ALL
  SELECT DISTINCT CASE WHEN e.interest_id IS NULL THEN 5 ELSE 6 END,
         CASE WHEN e.interest_id IS NULL THEN 'registered-' || i.kind ELSE 'was-registered' END, i.body, i.organisation_id
    FROM registered_interest i LEFT JOIN interest_ending e ON e.interest_id = i.id WHERE i.person_id = p.id`;
