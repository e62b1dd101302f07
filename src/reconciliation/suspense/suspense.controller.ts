import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Funds } from '../../funds/funds.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { LinesToActOn } from '../line/lines-to-act-on.queries.js';
import { SUSPENSE_CODE } from './suspense-fund.service.js';
import { AssignmentForm, SuspenseForm } from './suspense.form.js';
import { withAges } from './suspense.page.js';
import { SuspenseQueries, type InSuspense } from './suspense.queries.js';
import { Suspense } from './suspense.service.js';

@Controller('bank')
@Allow('trustee-administrator')
export class SuspenseController {
  constructor(
    private readonly lines: LinesToActOn,
    private readonly queries: SuspenseQueries,
    private readonly suspense: Suspense,
    private readonly funds: Funds,
    private readonly clock: Clock,
  ) {}

  @Get('suspense')
  @Allow('trustee-administrator', 'observer')
  async list(@SignedIn() person: SignedInPerson): Promise<Page> {
    const waiting = withAges(await this.queries.all(), this.clock.today());
    const mayAct = holds(person, 'trustee-administrator');
    return page('reconciliation/suspense/views/suspense.njk', { waiting, mayAct });
  }

  @Get('lines/:lineId/suspense')
  async show(@Param('lineId', ParseUUIDPipe) lineId: string): Promise<Page> {
    const line = await this.lines.found(lineId);
    return page('reconciliation/suspense/views/put.njk', { line, formKey: randomUUID() });
  }

  @Post('lines/:lineId/suspense')
  async put(
    @Param('lineId', ParseUUIDPipe) bankLineId: string,
    @Body(new FormPipe(SuspenseForm)) { note, formKey }: SuspenseForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { bankAccountId } = await this.lines.found(bankLineId);
    await this.suspense.put({ bankLineId, note, formKey, by });
    return seeOther(
      `/bank/${bankAccountId}`,
      'The money is in suspense until somebody knows whose it is.',
    );
  }

  @Get('suspense/:receiptId/assignment')
  async showAssignment(@Param('receiptId', ParseUUIDPipe) receiptId: string): Promise<Page> {
    const waiting = await this.found(receiptId);
    const funds = (await this.funds.list()).filter(({ code }) => code !== SUSPENSE_CODE);
    const formKey = randomUUID();
    return page('reconciliation/suspense/views/assign.njk', { waiting, funds, formKey });
  }

  @Post('suspense/:receiptId/assignment')
  async assign(
    @Param('receiptId', ParseUUIDPipe) receiptId: string,
    @Body(new FormPipe(AssignmentForm)) form: AssignmentForm,
    @SignedIn() { id: by }: SignedInPerson,
  ): Promise<SeeOther> {
    const { shares, reference, reason, formKey } = form;
    await this.suspense.assign({ receiptId, shares, reference, reason, formKey, by });
    return seeOther('/bank/suspense', 'The money is out of suspense and its fund’s own.');
  }

  private async found(receiptId: string): Promise<InSuspense> {
    const waiting = await this.queries.byReceipt(receiptId);
    if (!waiting) throw new NotFoundException();
    return waiting;
  }
}
