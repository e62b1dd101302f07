import { randomUUID } from 'node:crypto';
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
import { formatPence, readPounds } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { BankAccounts } from '../bank-accounts.queries.js';
import { Funds } from '../funds.queries.js';
import { InterestSharingForm } from './interest-sharing.form.js';
import { fingerprintOf } from './interest-sharing.rules.js';
import { InterestSharings } from './interest-sharing.service.js';

/** First the sum, then the shares to look at, then the record. */
@Controller('bank-accounts/:bankAccountId/interest')
@Allow('trustee-administrator')
export class InterestSharingController {
  constructor(
    private readonly bankAccounts: BankAccounts,
    private readonly funds: Funds,
    private readonly sharings: InterestSharings,
  ) {}

  @Get()
  async show(
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Query('amount') amount = '',
  ): Promise<Page> {
    const account = await this.bankAccounts.byId(bankAccountId);
    if (!account) throw new NotFoundException();
    const read = readPounds(amount);
    const amountPence = 'pence' in read && read.pence > 0n ? read.pence : undefined;
    const [funds, shares] = await Promise.all([
      this.funds.list(),
      amountPence === undefined ? [] : this.sharings.preview(bankAccountId, amountPence),
    ]);
    const nameOf = new Map(funds.map(({ id, name }) => [id, name]));
    return page('funds/interest-sharing/views/share.njk', {
      account,
      amountPence,
      problem: amount !== '' && amountPence === undefined ? problemOf(read) : undefined,
      shares: shares.map(({ fundId, pence }) => ({ fundId, name: nameOf.get(fundId), pence })),
      seen: fingerprintOf(shares),
      formKey: randomUUID(),
    });
  }

  @Post()
  async share(
    @Param('bankAccountId', ParseUUIDPipe) bankAccountId: string,
    @Body(new FormPipe(InterestSharingForm)) { amount, ...form }: InterestSharingForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    if (!(await this.bankAccounts.byId(bankAccountId))) throw new NotFoundException();
    await this.sharings.share({
      ...form,
      bankAccountId,
      amountPence: amount,
      recordedBy: person.id,
    });
    return seeOther('/funds', `${formatPence(amount)} of interest is shared between the funds.`);
  }
}

function problemOf(read: ReturnType<typeof readPounds>): string {
  return 'problem' in read ? read.problem : 'The amount must be more than £0';
}
