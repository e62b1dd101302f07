import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import { FREE_MAIL } from './free-mail.rules.js';

/** Why two records may be one organisation, the strongest reason first. */
export type DuplicateReason = 'account' | 'number' | 'name' | 'postcode' | 'domain';

/** One record of a pair, as a list shows it. */
interface PerhapsSame {
  readonly id: string;
  readonly name: string;
  readonly postcode: string;
  readonly identifiers: readonly string[];
}

export interface DuplicatePair {
  /** Of those that two were found of, the one registered first. */
  readonly one: PerhapsSame;
  readonly other: PerhapsSame;
  readonly reasons: readonly DuplicateReason[];
  /** How many pairs there are, of which this is one. */
  readonly count: number;
}

/** A list as long as somebody works through; it says how many there are beside it. */
const MOST = 100;

/** Names this alike are thought the same; at one postcode, these. From 0 to 1, by trigrams. */
const ALIKE = 0.6;
const ALIKE_AT_ONE_POSTCODE = 0.3;
/** A domain of more organisations than this is a provider that the list does not name. */
const MOST_OF_A_DOMAIN = 5;

/** SQL: what a record says of its organisation. Two that were told apart are so until it changes. */
export function saidOf(which: string): string {
  return `concat_ws(' | ', ${which}.name, ${which}.postcode,
    (SELECT string_agg(i.org_id, ', ' ORDER BY i.org_id) FROM organisation_identifier i WHERE i.organisation_id = ${which}.id))`;
}

/**
 * Organisations that may be registered twice; without those that somebody told apart, as long as that
 * holds. For the coordinator: it names others' people and accounts.
 */
@Injectable()
export class Duplicates {
  constructor(private readonly dataSource: DataSource) {}

  /** Those with the strongest reasons first. */
  all(): Promise<readonly DuplicatePair[]> {
    return this.find(this.dataSource, null);
  }

  /** Those that may be the same as this one, which is the `one` of every pair. */
  of(organisationId: string): Promise<readonly DuplicatePair[]> {
    return this.find(this.dataSource, organisationId);
  }

  /** The two as a pair, if they may be the same. */
  async between(tx: Tx, id: string, otherId: string): Promise<DuplicatePair | undefined> {
    return (await this.find(tx, id)).find(({ other }) => other.id === otherId);
  }

  private find(
    db: DataSource | EntityManager,
    id: string | null,
  ): Promise<readonly DuplicatePair[]> {
    const wanted = (a: string, b: string): string =>
      `(($1::uuid IS NULL AND ${a} < ${b}) OR (${a} = $1 AND ${b} <> $1))`;
    const shown = (which: string): string =>
      `jsonb_build_object('id', ${which}.id, 'name', ${which}.name, 'postcode', ${which}.postcode, 'identifiers',
         ARRAY(SELECT i.org_id FROM organisation_identifier i WHERE i.organisation_id = ${which}.id ORDER BY 1))`;
    return db.query<DuplicatePair[]>(
      `WITH address AS (
         SELECT DISTINCT r.subject_id AS id, split_part(p.email, '@', 2) AS domain
           FROM person_role r JOIN person p ON p.id = r.person_id WHERE r.role = 'contact'),
       own_domain AS (
         SELECT domain FROM address WHERE domain <> ALL($2) GROUP BY domain HAVING count(*) <= $3),
       found AS (
         SELECT a.id AS a, b.id AS b, 'name' AS why FROM organisation a
           JOIN organisation b ON organisation_name_key(b.name) % organisation_name_key(a.name)
          WHERE ${wanted('a.id', 'b.id')}
            AND similarity(organisation_name_key(a.name), organisation_name_key(b.name)) >= $4
         UNION ALL
         SELECT a.id, b.id, 'postcode' FROM organisation a JOIN organisation b ON a.postcode = b.postcode
          WHERE ${wanted('a.id', 'b.id')}
            AND similarity(organisation_name_key(a.name), organisation_name_key(b.name)) >= $5
         UNION ALL
         SELECT a.organisation_id, b.organisation_id, 'number' FROM organisation_identifier a
           JOIN organisation_identifier b
             ON ltrim(split_part(a.org_id, '-', 3), '0') = ltrim(split_part(b.org_id, '-', 3), '0')
          WHERE ${wanted('a.organisation_id', 'b.organisation_id')}
         UNION ALL
         SELECT a.organisation_id, b.organisation_id, 'account' FROM bank_details a
           JOIN bank_details b ON a.fingerprint = b.fingerprint AND a.fingerprint <> ''
          WHERE a.status IN ('given', 'verified') AND b.status IN ('given', 'verified')
            AND ${wanted('a.organisation_id', 'b.organisation_id')}
         UNION ALL
         SELECT a.id, b.id, 'domain' FROM address a JOIN address b ON a.domain = b.domain
           JOIN own_domain d ON d.domain = a.domain
          WHERE ${wanted('a.id', 'b.id')}),
       pair AS (
         SELECT a, b, array_agg(DISTINCT why) AS whys FROM found GROUP BY a, b)
       SELECT ${shown('x')} AS one, ${shown('y')} AS other, count(*) OVER ()::integer AS count,
              ARRAY(SELECT w FROM unnest($6::text[]) WITH ORDINALITY AS u (w, place)
                     WHERE w = ANY(whys) ORDER BY place) AS reasons
         FROM pair
         JOIN organisation x ON x.id = a
         JOIN organisation y ON y.id = b
         LEFT JOIN organisation_distinction d ON d.one_id = least(a, b) AND d.other_id = greatest(a, b)
        WHERE d.one_id IS NULL OR NOT whys <@ d.reasons
           OR ROW(d.said_of_one, d.said_of_other) <> CASE WHEN a < b THEN ROW(${saidOf('x')}, ${saidOf('y')})
                                                          ELSE ROW(${saidOf('y')}, ${saidOf('x')}) END
        ORDER BY cardinality(whys) DESC, 'account' = ANY(whys) DESC, 'number' = ANY(whys) DESC,
                 'name' = ANY(whys) DESC, x.name, y.name, x.id, y.id
        LIMIT ${MOST}`,
      [
        id,
        FREE_MAIL,
        MOST_OF_A_DOMAIN,
        ALIKE,
        ALIKE_AT_ONE_POSTCODE,
        ['account', 'number', 'name', 'postcode', 'domain'] satisfies DuplicateReason[],
      ],
    );
  }
}
