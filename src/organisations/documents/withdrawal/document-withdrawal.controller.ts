import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { DOCUMENT_KINDS } from '../document-kinds.rules.js';
import { WithdrawalForm } from '../document.form.js';
import { OwnDocuments } from '../own-documents.queries.js';
import { DocumentWithdrawal } from './document-withdrawal.service.js';

@Controller('organisations/:id/documents/:documentId/withdrawal')
@Allow('contact')
export class DocumentWithdrawalController {
  constructor(
    private readonly own: OwnDocuments,
    private readonly withdrawal: DocumentWithdrawal,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const document = await this.own.found(person, id, documentId);
    const kind = DOCUMENT_KINDS[document.kind];
    return page('organisations/documents/withdrawal/views/withdraw.njk', { document, kind });
  }

  @Post()
  async withdraw(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('documentId', ParseUUIDPipe) documentId: string,
    @Body(new FormPipe(WithdrawalForm)) { reason }: WithdrawalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.own.found(person, id, documentId);
    await this.withdrawal.withdraw({ organisationId: id, documentId, reason, by: person.id });
    return seeOther(`/organisations/${id}/documents`, 'The document is withdrawn.');
  }
}
