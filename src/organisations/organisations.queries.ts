import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../platform/database/transactions.service.js';
import { People, type Addressee } from '../people/people.queries.js';
import type { CameBy } from './came-by.rules.js';
import { partsOf, type Register } from './identifiers/identifier.rules.js';
import type { LegalForm } from './legal-form.rules.js';

export interface OrganisationSummary {
  readonly id: string;
  readonly name: string;
  readonly legalForm: LegalForm;
  /** Its org-ids: GB-CHC-1092567. */
  readonly identifiers: readonly string[];
  /** Of those, the number on a charity register and the one at Companies House. */
  readonly charityNumber: string | null;
  readonly companyNumber: string | null;
  /** Who holds its money, where it has no account of its own. */
  readonly accountableBody: { readonly name: string; readonly orgId: string } | null;
  readonly postcode: string;
  readonly purpose: string;
  readonly registeredAt: Date;
  /** How it came to staff who registered it, and what shows it; null when its own people did. */
  readonly came: { readonly by: CameBy; readonly evidence: string } | null;
}

type OrganisationRow = Omit<OrganisationSummary, 'charityNumber' | 'companyNumber'>;

/** Who asks for money. Callers decide whose organisations a person may see, by passing their ids. */
@Injectable()
export class Organisations {
  constructor(
    private readonly dataSource: DataSource,
    private readonly people: People,
  ) {}

  /** @param tx the caller's open transaction: inside one nobody waits for a second connection */
  async byId(id: string, tx?: Tx): Promise<OrganisationSummary | undefined> {
    const [organisation] = await this.byIds([id], tx);
    return organisation;
  }

  /** In the order of their names. */
  async byIds(ids: readonly string[], tx?: Tx): Promise<readonly OrganisationSummary[]> {
    const rows = await (tx ?? this.dataSource).query<OrganisationRow[]>(
      `SELECT o.id, o.name, o.legal_form AS "legalForm", o.postcode, o.purpose,
              o.registered_at AS "registeredAt",
              ARRAY(SELECT i.org_id FROM organisation_identifier i
                     WHERE i.organisation_id = o.id ORDER BY i.org_id) AS identifiers,
              CASE WHEN o.accountable_body_name IS NOT NULL THEN jsonb_build_object(
                'name', o.accountable_body_name, 'orgId', o.accountable_body_org_id) END AS "accountableBody",
              CASE WHEN o.came_by IS NOT NULL THEN jsonb_build_object(
                'by', o.came_by, 'evidence', o.came_evidence) END AS came
         FROM organisation o WHERE o.id = ANY($1) ORDER BY o.name, o.id`,
      [ids],
    );
    return rows.map((row) => ({
      ...row,
      charityNumber: numberOn(row.identifiers, ['CHC', 'SC', 'NIC']),
      companyNumber: numberOn(row.identifiers, ['COH']),
    }));
  }

  /** Every one, in the order of their names: to choose one from. */
  allNames(): Promise<readonly { readonly id: string; readonly name: string }[]> {
    return this.dataSource.query('SELECT id, name FROM organisation ORDER BY name, id');
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
  contactsOf(organisationId: string, tx?: Tx): Promise<readonly Addressee[]> {
    return this.people.holding('contact', organisationId, tx);
  }

  /**
   * Those who acted for it already at this moment, and those who ceased to in the three months before
   * it: whoever wants them not to hear of something takes them out first.
   */
  contactsBefore(organisationId: string, moment: Date): Promise<readonly Addressee[]> {
    return this.dataSource.query<Addressee[]>(
      `SELECT p.id, p.name, p.email FROM person p
        WHERE EXISTS (SELECT FROM person_role r WHERE r.person_id = p.id AND r.role = 'contact'
                         AND r.subject_id = $1 AND r.granted_at < $2)
           OR EXISTS (SELECT FROM contact_change c WHERE c.person_id = p.id AND c.organisation_id = $1
                         AND c.to_capacity IS NULL AND c.changed_at <= $2
                         AND c.changed_at > $2::timestamptz - interval '3 months')
        ORDER BY p.email`,
      [organisationId, moment],
    );
  }
}

function numberOn(identifiers: readonly string[], registers: readonly Register[]): string | null {
  const parts = identifiers.map(partsOf);
  return parts.find(({ register }) => registers.includes(register))?.number ?? null;
}
