import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { refuse } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { uploadedFileOf } from '../../../platform/web/uploads.js';
import { Organisations, type OrganisationSummary } from '../../organisations.queries.js';
import { DOCUMENT_KINDS, documentKinds } from '../document-kinds.rules.js';
import { DocumentForm } from '../document.form.js';
import { libraryReader } from '../library-access.rules.js';
import { LibraryAdding } from './library-adding.service.js';

@Controller('organisations/:id/documents/new')
@Allow('contact')
export class LibraryAddingController {
  constructor(
    private readonly organisations: Organisations,
    private readonly adding: LibraryAdding,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
    @Query('kind') kind?: unknown,
  ): Promise<Page> {
    return page('organisations/documents/adding/views/add.njk', {
      organisation: await this.own(id, person),
      kinds: documentKinds.map((value) => ({ value, ...DOCUMENT_KINDS[value] })),
      asked: documentKinds.find((known) => known === kind),
    });
  }

  @Post()
  async add(
    @Param('id', ParseUUIDPipe) id: string,
    @Body(new FormPipe(DocumentForm)) form: DocumentForm,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.own(id, person);
    const file = uploadedFileOf(request);
    if (!file) refuse('no-file', 'Choose the document', 'file');
    const { kind, title, datedOn, expiresOn } = form;
    await this.adding.add({
      ...{ organisationId: id, kind, title, datedOn, expiresOn, file },
      by: person.id,
    });
    return seeOther(`/organisations/${id}/documents`, 'The document is in your library.');
  }

  private async own(id: string, person: SignedInPerson): Promise<OrganisationSummary> {
    const isOwn = libraryReader(person.roles, id) === 'own';
    const organisation = isOwn ? await this.organisations.byId(id) : undefined;
    if (!organisation) throw new NotFoundException();
    return organisation;
  }
}
