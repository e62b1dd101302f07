import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { formatPence } from '../../kernel/pence.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Funds } from '../funds.queries.js';
import { ReversalForm } from './reversal.form.js';
import { REVERSIBLE, type Reversible } from './reversal.rules.js';
import { Reversals } from './reversal.service.js';
import { ReversibleActs, type ReversibleAct } from './reversible.queries.js';

/** Undoes a receipt, a payment, a transfer or a sharing of interest that was recorded by mistake. */
@Controller('funds/:fundId/reversals/:act/:actId')
@Allow('trustee-administrator')
export class ReversalController {
  constructor(
    private readonly funds: Funds,
    private readonly acts: ReversibleActs,
    private readonly reversals: Reversals,
  ) {}

  @Get()
  async show(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('act') kind: string,
    @Param('actId', ParseUUIDPipe) id: string,
  ): Promise<Page> {
    const fund = await this.funds.found(fundId);
    const act = await this.found(fundId, kind, id);
    return page('funds/reversal/views/reverse.njk', { fund, kind, act });
  }

  @Post()
  async reverse(
    @Param('fundId', ParseUUIDPipe) fundId: string,
    @Param('act') kind: string,
    @Param('actId', ParseUUIDPipe) id: string,
    @Body(new FormPipe(ReversalForm)) { reason, effectiveOn }: ReversalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const act = await this.found(fundId, kind, id);
    await this.reversals.reverse({
      ...{ kind: kind as Reversible, id, reason, effectiveOn },
      by: person.id,
    });
    return seeOther(`/funds/${fundId}`, `${formatPence(act.amountPence)} is undone.`);
  }

  private async found(fundId: string, kind: string, id: string): Promise<ReversibleAct> {
    const known = REVERSIBLE.find((one) => one === kind);
    const act = known && (await this.acts.find(known, id));
    if (!act?.fundIds.includes(fundId)) throw new NotFoundException();
    return act;
  }
}
