import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { refuse } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { uploadedFileOf } from '../../../platform/web/uploads.js';
import { DOCUMENT_KINDS } from '../document-kinds.rules.js';
import { ReplacementForm } from '../document.form.js';
import { OwnDocuments } from '../own-documents.queries.js';
import { Replacement } from './replacement.service.js';

@Controller('organisations/:id/documents/:documentId/replacement')
@Allow('contact')
export class ReplacementController {
  constructor(
    private readonly own: OwnDocuments,
    private readonly replacement: Replacement,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const document = await this.own.found(person, id, documentId);
    const kind = DOCUMENT_KINDS[document.kind];
    return page('organisations/documents/replacement/views/replace.njk', { document, kind });
  }

  @Post()
  async replace(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Body(new FormPipe(ReplacementForm)) { datedOn, expiresOn }: ReplacementForm,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.own.found(person, id, documentId);
    const file = uploadedFileOf(request);
    if (!file) refuse('no-file', 'Choose the newer document', 'file');
    await this.replacement.replace({
      ...{ organisationId: id, documentId, datedOn, expiresOn, file },
      by: person.id,
    });
    return seeOther(`/organisations/${id}/documents`, 'The newer version is in your library.');
  }
}
