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
import type { BankAccount } from '../../funds/bank-account.entity.js';
import { BankAccounts } from '../../funds/bank-accounts.queries.js';
import { refuse } from '../../kernel/refusal.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { summaryOf } from './import-summary.rules.js';
import { StatementImport } from './statement-import.service.js';

@Controller('bank/:bankAccountId/statements/new')
@Allow('trustee-administrator')
export class StatementImportController {
  constructor(
    private readonly accounts: BankAccounts,
    private readonly imports: StatementImport,
  ) {}

  @Get()
  async show(@Param('bankAccountId', ParseUUIDPipe) id: string): Promise<Page> {
    const account = await this.found(id);
    return page('reconciliation/statement-import/views/import.njk', { account });
  }

  @Post()
  async import(
    @Param('bankAccountId', ParseUUIDPipe) id: string,
    @Req() req: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const account = await this.found(id);
    const { file } = req;
    if (!file) refuse('no-file', 'Choose the statement that you downloaded from the bank', 'file');
    const imported = await this.imports.import({
      bankAccountId: account.id,
      fileName: file.originalname,
      bytes: file.buffer,
      by: person.id,
    });
    return seeOther(`/bank/statements/${imported.statementId}`, summaryOf(imported));
  }

  private async found(id: string): Promise<BankAccount> {
    const account = await this.accounts.byId(id);
    if (!account) throw new NotFoundException();
    return account;
  }
}
