import { Injectable } from '@nestjs/common';
import { Registration, type Newcomer } from '../../people/registration/registration.service.js';
import { PersonRole } from '../../people/roles/person-role.entity.js';
import { Person } from '../../people/person.entity.js';
import { Roles } from '../../people/roles/roles.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { Fund } from '../fund.entity.js';

/** Lets the funder's own people read their fund's statement, and no other's. */
@Injectable()
export class FunderReading {
  constructor(
    private readonly transactions: Transactions,
    private readonly registration: Registration,
    private readonly roles: Roles,
    private readonly mail: Mail,
    private readonly audit: Audit,
    private readonly settings: Settings,
  ) {}

  /**
   * Somebody whom the house does not know yet is registered under their address. A letter tells them
   * how to sign in. Letting them in twice changes nothing and tells them nothing.
   */
  letIn(fundId: string, newcomer: Newcomer, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const fund = await tx.findOneByOrFail(Fund, { id: fundId });
      const personId = await this.registration.register(tx, newcomer, by);
      const held = { personId, role: 'funder-contact', subjectId: fundId } as const;
      if (!(await this.roles.grant(tx, personId, held.role, fundId, by))) return;
      const { id: roleId } = await tx.findOneByOrFail(PersonRole, held);
      const { name, email } = await tx.findOneByOrFail(Person, { id: personId });
      await this.mail.write(tx, {
        key: `person-role/${roleId}/given`,
        to: email,
        subject: `You may read the statement of ${fund.name}`,
        template: 'funds/funder-contacts/views/let-in.txt.njk',
        model: { name, email, fund, signIn: `${this.settings.baseUrl}/sign-in` },
      });
    });
  }

  /** A role that was taken back before stays so. */
  end(fundId: string, roleId: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const held = { id: roleId, role: 'funder-contact', subjectId: fundId } as const;
      const found = await tx.findOne(PersonRole, {
        where: held,
        lock: { mode: 'pessimistic_write' },
      });
      if (!found) return;
      await tx.delete(PersonRole, { id: roleId });
      await this.audit.record(tx, {
        subject: `person/${found.personId}`,
        act: 'withdrew-role',
        by,
        detail: { role: held.role, subjectId: fundId },
      });
    });
  }
}
