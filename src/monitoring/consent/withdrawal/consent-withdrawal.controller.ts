import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { ReadableReturns } from '../../readable-returns.queries.js';
import { ReturnAnswers, type SentReturn } from '../../reading/return-answers.queries.js';
import type { ReturnSummary } from '../../returns.queries.js';
import { ConsentWithdrawalForm } from './consent-withdrawal.form.js';
import { ConsentWithdrawal } from './consent-withdrawal.service.js';

/** The organisation hears of it, or the coordinator does. */
@Controller('returns/:returnId/consent/withdrawal')
@Allow('contact', 'coordinator')
export class ConsentWithdrawalController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly answers: ReturnAnswers,
    private readonly withdrawal: ConsentWithdrawal,
  ) {}

  @Get()
  async ask(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page('monitoring/consent/withdrawal/views/withdraw.njk', {
      ...(await this.found(person, returnId)),
    });
  }

  @Post()
  async withdraw(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(ConsentWithdrawalForm)) { reason }: ConsentWithdrawalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(person, returnId);
    await this.withdrawal.withdraw({ returnId, reason, by: person.id });
    const message = 'The story and the photographs are shown to nobody but staff from now on.';
    return seeOther(`/returns/${returnId}`, message);
  }

  private async found(
    person: SignedInPerson,
    returnId: string,
  ): Promise<{ readonly asked: ReturnSummary; readonly sent: SentReturn }> {
    const found = await this.returns.readableBy(person, returnId);
    const sent = found && (await this.answers.of(returnId, found.reader));
    if (!sent) throw new NotFoundException();
    return { asked: found.asked, sent };
  }
}
