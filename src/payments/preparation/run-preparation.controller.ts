import { Body, Controller, Get, Post } from '@nestjs/common';
import { BankAccounts } from '../../funds/bank-accounts.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Instalments } from '../instalments.queries.js';
import { boardOf } from '../payment.page.js';
import { WarningsQueries } from '../runs/warnings.queries.js';
import { RunPreparationForm } from './run-preparation.form.js';
import { RunPreparation } from './run-preparation.service.js';

@Controller('payment-runs/new')
@Allow('trustee-administrator')
export class RunPreparationController {
  constructor(
    private readonly instalments: Instalments,
    private readonly bankAccounts: BankAccounts,
    private readonly warnings: WarningsQueries,
    private readonly preparation: RunPreparation,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(): Promise<Page> {
    const [underWay, bankAccounts] = await Promise.all([
      this.instalments.underWay(),
      this.bankAccounts.list(),
    ]);
    const { toPrepare, notYet } = boardOf(underWay, this.clock.today());
    return page('payments/preparation/views/prepare.njk', {
      toPrepare,
      notYet,
      bankAccounts,
      warned: await this.warnings.toPrepare(toPrepare.instalments),
    });
  }

  @Post()
  async prepare(
    @Body(new FormPipe(RunPreparationForm)) form: RunPreparationForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { runId, reference, count, left } = await this.preparation.prepare({
      bankAccountId: form.bankAccount,
      instalmentIds: form.instalments,
      by: person.id,
    });
    const others = left.map((each) => ` ${each.reference} is not in it: ${each.reason}.`);
    return seeOther(
      `/payment-runs/${runId}`,
      `${reference} is prepared with ${count === 1 ? '1 payment' : `${count} payments`}. Somebody else approves it.${others.join('')}`,
    );
  }
}
