import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { ContactRoles } from '../../people/roles/contact-roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { OrganisationIdentifier } from '../identifiers/organisation-identifier.entity.js';
import { Organisation } from '../organisation.entity.js';
import { readNumbers, type RegisteredNumbers } from './registration.rules.js';

/** An organisation as its first contact describes it. Numbers as typed, '' for none. */
export interface RegisterOrganisation extends RegisteredNumbers {
  readonly name: string;
  /** As `postcodeOf` writes it. */
  readonly postcode: string;
  readonly purpose: string;
}

@Injectable()
export class Registration {
  constructor(
    private readonly transactions: Transactions,
    private readonly contactRoles: ContactRoles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Registers the organisation; `by`, the person who does it, is its first contact and leads it. The
   * same name again from the same person (a double click, a retry) is the organisation they already have.
   * @returns its id.
   * @throws Refused when a number is not one, or belongs to an organisation registered before.
   */
  register(command: RegisterOrganisation, by: string): Promise<string> {
    return this.transactions.run(async (tx) => {
      const { orgIds, accountableBody, refusals } = readNumbers(command);
      refuseIfAny(refusals);
      const existing = await findOwnForUpdate(tx, command.name, by);
      if (existing !== undefined) return existing;

      const { id } = await tx.save(Organisation, {
        name: command.name,
        legalForm: command.legalForm,
        accountableBodyName: accountableBody?.name ?? null,
        accountableBodyOrgId: accountableBody?.orgId ?? null,
        postcode: command.postcode,
        purpose: command.purpose,
        registeredAt: this.clock.now(),
        registeredBy: by,
      });
      for (const orgId of orgIds.toSorted()) {
        await tx.insert(OrganisationIdentifier, {
          orgId,
          organisationId: id,
          givenAt: this.clock.now(),
        });
      }
      await this.contactRoles.give(tx, { personId: by, organisationId: id, capacity: 'lead', by });
      await this.audit.record(tx, {
        subject: `organisation/${id}`,
        act: 'registered',
        by,
        detail: { name: command.name },
      });
      return id;
    });
  }
}

/** Locks the person first, so that two clicks of theirs come one after the other. */
async function findOwnForUpdate(tx: Tx, name: string, by: string): Promise<string | undefined> {
  await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [by]);
  const [own] = await tx.query<{ id: string }[]>(
    'SELECT id FROM organisation WHERE registered_by = $1 AND lower(name) = lower($2)',
    [by, name],
  );
  return own?.id;
}
