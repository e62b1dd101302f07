import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Query,
} from '@nestjs/common';
import type { BankAccount } from '../../funds/bank-account.entity.js';
import { BankAccounts } from '../../funds/bank-accounts.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { pageOf } from '../../platform/web/paging.rules.js';
import { CertainMatchesForm } from './certain-matches.form.js';
import { CertainMatches } from './certain-matches.queries.js';
import { CertainAcceptance, type Accepted } from './certain-matches.service.js';

@Controller('bank/:bankAccountId/certain-matches')
@Allow('trustee-administrator')
export class CertainMatchesController {
  constructor(
    private readonly bankAccounts: BankAccounts,
    private readonly certain: CertainMatches,
    private readonly acceptance: CertainAcceptance,
  ) {}

  @Get()
  async show(
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Query('page') asked?: string,
  ): Promise<Page> {
    const account = await this.found(bankAccountId);
    const { matches, digest } = await this.certain.of(bankAccountId);
    const shown = pageOf(matches.length, asked);
    return page('reconciliation/certain-matches/views/accept.njk', {
      account,
      digest,
      count: matches.length,
      matches: matches.slice(shown.offset, shown.offset + shown.limit),
      shown,
    });
  }

  @Post()
  async accept(
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Body(new FormPipe(CertainMatchesForm)) { digest }: CertainMatchesForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(bankAccountId);
    const accepted = await this.acceptance.accept(bankAccountId, digest, person.id);
    return seeOther(`/bank/${bankAccountId}`, sentenceOf(accepted));
  }

  private async found(id: string): Promise<BankAccount> {
    const account = await this.bankAccounts.byId(id);
    if (!account) throw new NotFoundException();
    return account;
  }
}

function sentenceOf({ matched, refused }: Accepted): string {
  const done = matched === 1 ? '1 line is matched.' : `${matched} lines are matched.`;
  if (refused.length === 0) return done;
  return `${done} Not matched: ${refused.slice(0, 5).join('; ')}${refused.length > 5 ? ` and ${refused.length - 5} more` : ''}.`;
}
