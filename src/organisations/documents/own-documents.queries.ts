import { Injectable, NotFoundException } from '@nestjs/common';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { libraryReader } from './library-access.rules.js';
import { OrganisationDocuments, type LibraryDocument } from './organisation-documents.queries.js';

/** The papers that a person may change: their own organisation's. */
@Injectable()
export class OwnDocuments {
  constructor(private readonly documents: OrganisationDocuments) {}

  /** @throws NotFoundException for another organisation's, as if there were none. */
  async found(
    { roles }: Pick<SignedInPerson, 'roles'>,
    organisationId: string,
    documentId: string,
  ): Promise<LibraryDocument> {
    const isOwn = libraryReader(roles, organisationId) === 'own';
    const document = isOwn ? await this.documents.byId(organisationId, documentId) : undefined;
    if (!document) throw new NotFoundException();
    return document;
  }
}
