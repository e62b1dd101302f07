import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Balances } from '../../ledger/balances.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Awards, type AwardSummary } from '../awards.queries.js';
import { ProposalForm, WithdrawalForm } from './trustee-refusal.form.js';
import { TrusteeRefusals } from './trustee-refusals.queries.js';
import { TrusteeRefusing } from './trustee-refusing.service.js';

/** The trustee's own decision about an award, beside the panel's. */
@Controller('awards/:awardId/refusal')
@Allow('trustee-administrator')
export class TrusteeRefusalController {
  constructor(
    private readonly awards: Awards,
    private readonly refusals: TrusteeRefusals,
    private readonly refusing: TrusteeRefusing,
    private readonly balances: Balances,
  ) {}

  @Get()
  show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(awardId, person, 'awards/trustee-refusal/views/refuse.njk');
  }

  @Post()
  async propose(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ProposalForm)) { legalReason }: ProposalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId);
    await this.refusing.propose(awardId, legalReason, person.id);
    return seeOther(
      `/awards/${awardId}/refusal`,
      'The refusal is proposed, and the payments of this award wait. Another person confirms it.',
    );
  }

  @Get('confirmation')
  askToConfirm(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(awardId, person, 'awards/trustee-refusal/views/confirm.njk');
  }

  @Post('confirmation')
  async confirm(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { fundName } = await this.found(awardId);
    await this.refusing.confirm(awardId, person.id);
    return seeOther(
      `/awards/${awardId}/refusal`,
      `The award is refused, and the money is ${fundName}’s to award again. The panel is being told.`,
    );
  }

  @Get('withdrawal')
  askToWithdraw(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(awardId, person, 'awards/trustee-refusal/views/withdraw.njk');
  }

  @Post('withdrawal')
  async withdraw(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(WithdrawalForm)) { reason }: WithdrawalForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.found(awardId);
    await this.refusing.withdraw(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}/refusal`, 'The payments of this award go on.');
  }

  private async pageOf(awardId: string, { id }: SignedInPerson, template: string): Promise<Page> {
    const award = await this.found(awardId);
    const refusals = await this.refusals.ofAward(awardId);
    const open = refusals.find(({ status }) => status === 'proposed');
    const { committedPence = 0n } = (await this.balances.ofCommitment(awardId)) ?? {};
    const mayConfirm = open !== undefined && open.proposedBy !== id;
    return page(template, { award, refusals, open, mayConfirm, unsentPence: committedPence });
  }

  private async found(awardId: string): Promise<AwardSummary> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new NotFoundException();
    return award;
  }
}
