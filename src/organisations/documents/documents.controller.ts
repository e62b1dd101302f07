import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { page, type Download, type Page } from '../../platform/web/page.js';
import { Organisations } from '../organisations.queries.js';
import { libraryPageOf } from './documents.page.js';
import { LIBRARY_STAFF, libraryReader, mayOpenKind } from './library-access.rules.js';
import { OrganisationDocuments } from './organisation-documents.queries.js';

/** An organisation's library: its own people's, and staff's to read. To all others it isn't there. */
@Controller('organisations/:id/documents')
@Allow('contact', ...LIBRARY_STAFF)
export class DocumentsController {
  constructor(
    private readonly organisations: Organisations,
    private readonly documents: OrganisationDocuments,
    private readonly files: StoredFiles,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const reader = libraryReader(person.roles, id);
    const organisation = reader && (await this.organisations.byId(id));
    if (!organisation) throw new NotFoundException();
    const documents = await this.documents.of(id);
    return page('organisations/documents/views/documents.njk', {
      organisation,
      isOwn: reader === 'own',
      ...libraryPageOf(documents, {
        person,
        organisationId: id,
        isScannerSet: this.files.isScannerSet,
        today: this.clock.today(),
      }),
    });
  }

  @Get(':documentId')
  async open(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page> {
    const reader = libraryReader(person.roles, id);
    const document = reader && (await this.documents.byId(id, documentId));
    if (!document || !mayOpenKind(person.roles, id, document.kind)) throw new NotFoundException();
    const file = await this.files.byId(document.file.id);
    if (!file) throw new NotFoundException();
    return this.files.sentTo(reader, file);
  }
}
