import { Injectable } from '@nestjs/common';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { Person } from '../person.entity.js';
import { Registration, type Newcomer } from '../registration/registration.service.js';
import { PersonRole } from '../roles/person-role.entity.js';
import { Roles } from '../roles/roles.service.js';
import {
  meaningOfRole,
  nameOfRole,
  refusalsToWithdraw,
  type HouseRole,
} from './house-roles.rules.js';

/** Who may act for the whole house. Each act is on the record of the person whom it concerns. */
@Injectable()
export class Administration {
  constructor(
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly roles: Roles,
    private readonly mail: Mail,
    private readonly audit: Audit,
    private readonly settings: Settings,
  ) {}

  /** The person's id. Somebody who is here already is given the role and keeps their name. */
  add(newcomer: Newcomer, role: HouseRole, by: string): Promise<string> {
    return this.transactions.run(async (tx) => {
      const personId = await this.registration.register(tx, newcomer, by);
      await this.giveAndTell(tx, personId, role, by);
      return personId;
    });
  }

  /** Giving a role twice changes nothing, and tells them nothing. */
  give(personId: string, role: HouseRole, by: string): Promise<void> {
    return this.transactions.run((tx) => this.giveAndTell(tx, personId, role, by));
  }

  /** @throws Refused when nobody would be left who may let others in. A role withdrawn before stays so. */
  withdraw(personId: string, roleId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const administrators = await tx.find(PersonRole, {
        where: { role: 'administrator' },
        order: { id: 'ASC' },
        lock: { mode: 'pessimistic_write' },
      });
      const held = await tx.findOneBy(PersonRole, { id: roleId, personId });
      if (!held) return;
      refuseIfAny(refusalsToWithdraw(held.role, administrators.length));
      await tx.delete(PersonRole, { id: roleId });
      await this.audit.record(tx, {
        subject: `person/${personId}`,
        act: 'withdrew-role',
        by,
        detail: { role: held.role, subjectId: held.subjectId },
      });
    });
  }

  /** For somebody who has lost the phone: they set up another app when they next sign in. */
  forgetSecondFactor(personId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const lost = { totpSecret: null, totpConfirmedAt: null, totpLastStep: null };
      await tx.update(Person, { id: personId }, lost);
      await tx.query(`DELETE FROM session WHERE sess ->> 'personId' = $1`, [personId]);
      await this.audit.record(tx, {
        subject: `person/${personId}`,
        act: 'forgot-second-factor',
        by,
      });
    });
  }

  /**
   * Makes the person with this address an administrator, from the command line; the person is
   * registered when there is none, under the address until they are called something else.
   * @returns false when they were one already.
   * @throws Refused when the address is none.
   */
  addAdministrator(email: string, name = email): Promise<boolean> {
    return this.transactions.run(async (tx) => {
      const personId = await this.registration.register(tx, { name, email }, null);
      return this.roles.grant(tx, personId, 'administrator', null);
    });
  }

  private async giveAndTell(tx: Tx, id: string, role: HouseRole, by: string): Promise<void> {
    if (!(await this.roles.grant(tx, id, role, null, by))) return;
    const { name, email } = await tx.findOneByOrFail(Person, { id });
    await this.mail.write(tx, {
      key: `person/${id}/given-role/${role}`,
      to: email,
      subject: `You are ${nameOfRole(role).toLowerCase()} of the One Colchester Funding Panel`,
      template: 'people/administration/views/given-role.txt.njk',
      model: {
        name,
        email,
        role: nameOfRole(role).toLowerCase(),
        meaning: meaningOfRole(role),
        signIn: `${this.settings.baseUrl}/sign-in`,
      },
    });
  }
}
