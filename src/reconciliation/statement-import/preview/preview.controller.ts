import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { BankAccounts } from '../../../funds/bank-accounts.queries.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { summaryOf } from '../import-summary.rules.js';
import type { StatementUpload } from '../upload/statement-upload.entity.js';
import { StatementUploads } from '../upload/upload.service.js';
import { Uploads } from '../upload/uploads.queries.js';
import { ImportForm } from './preview.form.js';
import { previewPage } from './preview.page.js';

@Controller('bank/uploads/:uploadId')
@Allow('trustee-administrator')
export class PreviewController {
  constructor(
    private readonly uploads: Uploads,
    private readonly acts: StatementUploads,
    private readonly accounts: BankAccounts,
  ) {}

  @Get()
  async show(@Param('uploadId', ParseUUIDPipe) id: string): Promise<Page | SeeOther> {
    const upload = await this.found(id);
    const question = questionOf(upload);
    if (question !== undefined) return seeOther(question);
    const account = await this.accounts.byId(upload.bankAccountId);
    return page('reconciliation/statement-import/preview/views/preview.njk', {
      ...previewPage(upload),
      account,
    });
  }

  @Post()
  async import(
    @Param('uploadId', ParseUUIDPipe) id: string,
    @Body(new FormPipe(ImportForm)) form: ImportForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const question = questionOf(await this.found(id));
    if (question !== undefined) return seeOther(question);
    const imported = await this.acts.import(id, form['keeps-alike'], person.id);
    return seeOther(`/bank/statements/${imported.statementId}`, summaryOf(imported));
  }

  private async found(id: string): Promise<StatementUpload> {
    const upload = await this.uploads.byId(id);
    if (!upload) throw new NotFoundException();
    return upload;
  }
}

/** Where a person answers what the file does not say; undefined when nothing has to be asked. */
function questionOf({ id, asks }: StatementUpload): string | undefined {
  if (asks === null) return undefined;
  return `/bank/uploads/${id}/${asks === 'columns' ? 'layout' : 'date-order'}`;
}
