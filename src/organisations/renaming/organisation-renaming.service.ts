import { Injectable } from '@nestjs/common';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';

export interface RenameOrganisation {
  readonly organisationId: string;
  readonly name: string;
  readonly by: string;
}

/** An organisation that has taken another name. */
@Injectable()
export class OrganisationRenaming {
  constructor(private readonly audit: Audit) {}

  /** What it was called before is on the record of acts. The name it has already changes nothing. */
  async rename(tx: Tx, { organisationId, name, by }: RenameOrganisation): Promise<void> {
    const [was] = await tx.query<{ name: string }[]>(
      'SELECT name FROM organisation WHERE id = $1 FOR UPDATE',
      [organisationId],
    );
    if (!was || was.name === name) return;
    await tx.query('UPDATE organisation SET name = $2 WHERE id = $1', [organisationId, name]);
    await this.audit.record(tx, {
      subject: `organisation/${organisationId}`,
      act: 'renamed',
      by,
      detail: { from: was.name, to: name },
    });
  }
}
