import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { ContactRoles } from '../../people/roles/contact-roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { OrganisationIdentifier } from '../identifiers/organisation-identifier.entity.js';
import type { CameBy } from '../came-by.rules.js';
import { Organisation } from '../organisation.entity.js';
import { readNumbers, type ReadNumbers, type RegisteredNumbers } from './registration.rules.js';

/** An organisation as its first contact describes it. Numbers as typed, '' for none. */
export interface RegisterOrganisation extends RegisteredNumbers {
  readonly name: string;
  /** As `postcodeOf` writes it. */
  readonly postcode: string;
  readonly purpose: string;
}

/** What staff were told by people who are not online, and how. */
export interface RegisterOnBehalf extends RegisterOrganisation {
  readonly cameBy: CameBy;
  /** What shows that it came so: `Letter of 3 March, in the file`. */
  readonly cameEvidence: string;
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
      const numbers = numbersOf(command);
      const before = await registeredBefore(tx, command.name, by);
      const existing = before.find(({ cameBy }) => cameBy === null);
      if (existing) return existing.id;
      const id = await this.save(tx, { ...command, cameBy: null, cameEvidence: null }, numbers, by);
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

  /**
   * Registers an organisation whose people are not online. Whoever does it acts for us, never for it:
   * it has no contact until one is invited. The same name at the same postcode again from the same
   * person (a double click, a retry) is the organisation they registered.
   * @returns its id.
   * @throws Refused when a number is not one, or belongs to an organisation registered before.
   */
  registerOnBehalf(command: RegisterOnBehalf, by: string): Promise<string> {
    const { name, postcode, cameBy, cameEvidence } = command;
    return this.transactions.run(async (tx) => {
      const numbers = numbersOf(command);
      const before = await registeredBefore(tx, name, by);
      const existing = before.find((one) => one.cameBy !== null && one.postcode === postcode);
      if (existing) return existing.id;
      const id = await this.save(tx, command, numbers, by);
      await this.audit.record(tx, {
        subject: `organisation/${id}`,
        act: 'registered-on-behalf',
        by,
        detail: { name, cameBy, cameEvidence },
      });
      return id;
    });
  }

  private async save(
    tx: Tx,
    command: RegisterOrganisation & Pick<Organisation, 'cameBy' | 'cameEvidence'>,
    { orgIds, accountableBody }: ReadNumbers,
    by: string,
  ): Promise<string> {
    const { id } = await tx.save(Organisation, {
      name: command.name,
      legalForm: command.legalForm,
      accountableBodyName: accountableBody?.name ?? null,
      accountableBodyOrgId: accountableBody?.orgId ?? null,
      postcode: command.postcode,
      purpose: command.purpose,
      registeredAt: this.clock.now(),
      registeredBy: by,
      cameBy: command.cameBy,
      cameEvidence: command.cameEvidence,
    });
    for (const orgId of orgIds.toSorted()) {
      await tx.insert(OrganisationIdentifier, {
        orgId,
        organisationId: id,
        givenAt: this.clock.now(),
      });
    }
    return id;
  }
}

function numbersOf(command: RegisterOrganisation): ReadNumbers {
  const numbers = readNumbers(command);
  refuseIfAny(numbers.refusals);
  return numbers;
}

/** What somebody has registered by this name. Locks them first, so that two clicks of theirs come one after the other. */
async function registeredBefore(
  tx: Tx,
  name: string,
  by: string,
): Promise<readonly Pick<Organisation, 'id' | 'postcode' | 'cameBy'>[]> {
  await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [by]);
  return tx.query<Pick<Organisation, 'id' | 'postcode' | 'cameBy'>[]>(
    `SELECT id, postcode, came_by AS "cameBy" FROM organisation
      WHERE registered_by = $1 AND lower(name) = lower($2)`,
    [by, name],
  );
}
