import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { LegalForm } from '../legal-form.rules.js';

interface ListedOrganisation {
  readonly id: string;
  readonly name: string;
  readonly legalForm: LegalForm;
  readonly identifiers: readonly string[];
  readonly postcode: string;
  /** How many people act for it. */
  readonly people: number;
  readonly registeredAt: Date;
}

/** A page of the list; `next` is the id after which the next page begins, undefined on the last one. */
export interface OrganisationsPage {
  readonly organisations: readonly ListedOrganisation[];
  readonly count: number;
  readonly next: string | undefined;
}

const ROWS = 50;

/** Every organisation, by name. For those who read about all of them. */
@Injectable()
export class OrganisationsList {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * @param sought part of a name, a number or a postcode; '' for all.
   * @param after the id of the last organisation of the page before; '' for the first page.
   */
  async page(sought: string, after: string): Promise<OrganisationsPage> {
    const pattern = `%${sought.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`)}%`;
    const matching = `($1 = '%%' OR lower(o.name) LIKE $1
      OR organisation_name_key(o.name) % organisation_name_key($2)
      OR replace(lower(o.postcode), ' ', '') LIKE replace($1, ' ', '')
      OR EXISTS (SELECT FROM organisation_identifier i WHERE i.organisation_id = o.id
                    AND lower(i.org_id) LIKE replace($1, ' ', '')))`;
    const [counted] = await this.dataSource.query<{ count: number }[]>(
      `SELECT count(*)::integer AS count FROM organisation o WHERE ${matching}`,
      [pattern, sought],
    );
    const rows = await this.dataSource.query<ListedOrganisation[]>(
      `SELECT o.id, o.name, o.legal_form AS "legalForm", o.postcode, o.registered_at AS "registeredAt",
              ARRAY(SELECT i.org_id FROM organisation_identifier i
                     WHERE i.organisation_id = o.id ORDER BY i.org_id) AS identifiers,
              (SELECT count(*)::integer FROM person_role r
                WHERE r.role = 'contact' AND r.subject_id = o.id) AS people
         FROM organisation o
        WHERE ${matching} AND ($3 = '' OR (lower(o.name), o.id) >
              (SELECT lower(b.name), b.id FROM organisation b WHERE b.id::text = $3))
        ORDER BY lower(o.name), o.id LIMIT ${ROWS + 1}`,
      [pattern, sought, after],
    );
    const organisations = rows.slice(0, ROWS);
    return {
      organisations,
      count: counted?.count ?? 0,
      next: rows.length > ROWS ? organisations.at(-1)?.id : undefined,
    };
  }
}
