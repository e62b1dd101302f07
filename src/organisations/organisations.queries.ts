import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { People, type Addressee } from '../people/people.queries.js';
import type { LegalForm } from './legal-form.rules.js';

export interface OrganisationSummary {
  readonly id: string;
  readonly name: string;
  readonly legalForm: LegalForm;
  readonly charityNumber: string | null;
  readonly companyNumber: string | null;
  readonly postcode: string;
  readonly purpose: string;
  readonly registeredAt: Date;
}

/** Who asks for money. Callers decide whose organisations a person may see, by passing their ids. */
@Injectable()
export class Organisations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: People,
  ) {}

  async byId(id: string): Promise<OrganisationSummary | undefined> {
    const [organisation] = await this.byIds([id]);
    return organisation;
  }

  /** In the order of their names. */
  byIds(ids: readonly string[]): Promise<readonly OrganisationSummary[]> {
    return this.dataSource.query<OrganisationSummary[]>(
      `SELECT id, name, legal_form AS "legalForm", charity_number AS "charityNumber",
              company_number AS "companyNumber", postcode, purpose, registered_at AS "registeredAt"
         FROM organisation WHERE id = ANY($1) ORDER BY name, id`,
      [ids],
    );
  }

  /** Id → name. */
  async names(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.dataSource.query<{ id: string; name: string }[]>(
      'SELECT id, name FROM organisation WHERE id = ANY($1)',
      [ids],
    );
    return new Map(rows.map(({ id, name }) => [id, name]));
  }

  /** The people who act for it, to write to. */
  contactsOf(organisationId: string): Promise<readonly Addressee[]> {
    return this.people.holding('contact', organisationId);
  }

  /** Those who acted for it already at this moment. */
  contactsBefore(organisationId: string, moment: Date): Promise<readonly Addressee[]> {
    return this.dataSource.query<Addressee[]>(
      `SELECT p.id, p.name, p.email FROM person p JOIN person_role r ON r.person_id = p.id
        WHERE r.role = 'contact' AND r.subject_id = $1 AND r.granted_at < $2 ORDER BY p.email`,
      [organisationId, moment],
    );
  }
}
