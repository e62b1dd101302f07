import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import type { Tx } from '../../platform/database/transactions.service.js';
import { OrganisationDocument } from './organisation-document.entity.js';

/** What changing a library needs to know, locked by its organisation's row: one change at a time. */
@Injectable()
export class LibraryFactsQueries {
  /** @throws NotFoundException when there is no such organisation. */
  async lock(tx: Tx, organisationId: string): Promise<void> {
    const rows = await tx.query<unknown[]>(
      'SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE',
      [organisationId],
    );
    if (rows.length === 0) throw new NotFoundException();
  }

  countInLibrary(tx: Tx, organisationId: string): Promise<number> {
    return tx.countBy(OrganisationDocument, {
      organisationId,
      replacedById: IsNull(),
      withdrawnAt: IsNull(),
    });
  }

  /** @throws NotFoundException unless it is this organisation's. */
  async document(tx: Tx, organisationId: string, id: string): Promise<OrganisationDocument> {
    const document = await tx.findOneBy(OrganisationDocument, { id, organisationId });
    if (!document) throw new NotFoundException();
    return document;
  }
}
