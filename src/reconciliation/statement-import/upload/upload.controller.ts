import { readFile } from 'node:fs/promises';
import {
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import type { BankAccount } from '../../../funds/bank-account.entity.js';
import { BankAccounts } from '../../../funds/bank-accounts.queries.js';
import { refuse } from '../../../kernel/refusal.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { LargeUpload } from '../../../platform/web/large-upload.interceptor.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { leaveFileToRoute } from '../../../platform/web/uploads.js';
import { SAME_FILE } from '../import-summary.rules.js';
import { StatementUploads } from './upload.service.js';

const LARGEST_FILE_MB = 64;

leaveFileToRoute(/^\/bank\/[^/]+\/statements\/new$/);

@Controller('bank/:bankAccountId/statements/new')
@Allow('trustee-administrator')
export class UploadController {
  constructor(
    private readonly accounts: BankAccounts,
    private readonly uploads: StatementUploads,
  ) {}

  @Get()
  async show(@Param('bankAccountId', ParseUUIDPipe) id: string): Promise<Page> {
    const account = await this.found(id);
    return page('reconciliation/statement-import/upload/views/upload.njk', { account });
  }

  @Post()
  @LargeUpload(LARGEST_FILE_MB)
  async upload(
    @Param('bankAccountId', ParseUUIDPipe) id: string,
    @Req() req: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const account = await this.found(id);
    const [file] = Array.isArray(req.files) ? req.files : [];
    if (!file) refuse('no-file', 'Choose the statement that you downloaded from the bank', 'file');
    const uploaded = await this.uploads.upload({
      bankAccountId: account.id,
      fileName: file.originalname,
      bytes: await readFile(file.path),
      by: person.id,
    });
    return 'statementId' in uploaded
      ? seeOther(`/bank/statements/${uploaded.statementId}`, SAME_FILE)
      : seeOther(`/bank/uploads/${uploaded.uploadId}`);
  }

  private async found(id: string): Promise<BankAccount> {
    const account = await this.accounts.byId(id);
    if (!account) throw new NotFoundException();
    return account;
  }
}
