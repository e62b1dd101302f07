import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { refuse } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import {
  page,
  seeOther,
  type Download,
  type Page,
  type SeeOther,
} from '../../platform/web/page.js';
import { uploadedFileOf } from '../../platform/web/uploads.js';
import { Funds } from '../funds.queries.js';
import { DocumentAdding } from './document-adding.service.js';
import { DocumentForm } from './document.form.js';
import { FundDocuments } from './documents.queries.js';

/** The papers of a fund's agreement. */
@Controller('funds/:fundId/documents')
@Allow('trustee-administrator')
export class DocumentsController {
  constructor(
    private readonly funds: Funds,
    private readonly documents: FundDocuments,
    private readonly adding: DocumentAdding,
    private readonly files: StoredFiles,
  ) {}

  @Get('new')
  async show(@Param('fundId', ParseUUIDPipe) fundId: string): Promise<Page> {
    const fund = await this.funds.ofAFunder(fundId);
    return page('funds/documents/views/add.njk', { fund });
  }

  @Post('new')
  async add(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Body(new FormPipe(DocumentForm)) { title }: DocumentForm,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const fund = await this.funds.ofAFunder(fundId);
    const file = uploadedFileOf(request);
    if (!file) refuse('no-file', 'Choose the document', 'file');
    await this.adding.add({ file, fundId, title, by: person.id });
    return seeOther(`/funds/${fundId}`, `${title} is kept with ${fund.name}.`);
  }

  @Get(':documentId')
  @Allow('trustee-administrator', 'coordinator', 'observer')
  async open(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
  ): Promise<Download | Page> {
    const isThere = await this.documents.has(fundId, documentId);
    const file = isThere ? await this.files.byId(documentId) : undefined;
    if (!file) throw new NotFoundException();
    return this.files.sentTo('staff', file);
  }
}
