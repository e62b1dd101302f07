import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardsInReach, type AwardStandpoint } from '../awards-in-reach.queries.js';
import { ClosureForm, ClosureReasonForm } from './closure.form.js';
import { ClosureFactsQueries } from './closure-facts.queries.js';
import { needsTwo, refusalsToClose, unexplainedOf } from './closure.rules.js';
import { Closing } from './closing.service.js';
import { Closures } from './closures.queries.js';

const VIEWS = {
  close: 'monitoring/closure/views/close.njk',
  confirm: 'monitoring/closure/views/confirm.njk',
  withdraw: 'monitoring/closure/views/withdraw.njk',
  reopen: 'monitoring/closure/views/reopen.njk',
} as const;

/** The end of an award: where its money is, what stands in the way, and the act. */
@Controller('awards/:awardId')
export class ClosureController {
  constructor(
    private readonly awards: AwardsInReach,
    private readonly facts: ClosureFactsQueries,
    private readonly closures: Closures,
    private readonly closing: Closing,
  ) {}

  @Get('closure')
  @Allow('coordinator', 'trustee-administrator', 'observer')
  show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(awardId, person, 'close', 'staff', 'reader');
  }

  @Post('closure')
  @Allow('coordinator', 'trustee-administrator')
  async close(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ClosureForm)) { explanation, lessons }: ClosureForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.awards.found(person, awardId, 'staff');
    const isClosed = await this.closing.close({ awardId, explanation, lessons, by: person.id });
    return seeOther(
      `/awards/${awardId}/closure`,
      isClosed
        ? 'The grant is complete. Its organisation is being told.'
        : 'It is proposed. Another person confirms it.',
    );
  }

  @Get('closure/confirmation')
  @Allow('coordinator', 'trustee-administrator')
  askToConfirm(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(awardId, person, 'confirm', 'staff');
  }

  @Post('closure/confirmation')
  @Allow('coordinator', 'trustee-administrator')
  async confirm(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.awards.found(person, awardId, 'staff');
    await this.closing.confirm(awardId, person.id);
    return seeOther(
      `/awards/${awardId}/closure`,
      'The grant is complete. Its organisation is being told.',
    );
  }

  @Get('closure/withdrawal')
  @Allow('coordinator', 'trustee-administrator')
  askToWithdraw(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(awardId, person, 'withdraw', 'staff');
  }

  @Post('closure/withdrawal')
  @Allow('coordinator', 'trustee-administrator')
  async withdraw(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ClosureReasonForm)) { reason }: ClosureReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.awards.found(person, awardId, 'staff');
    await this.closing.withdraw(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}/closure`, 'The proposal is taken back.');
  }

  @Get('reopening')
  @Allow('coordinator', 'trustee-administrator')
  askToReopen(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(awardId, person, 'reopen', 'staff');
  }

  @Post('reopening')
  @Allow('coordinator', 'trustee-administrator')
  async reopen(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ClosureReasonForm)) { reason }: ClosureReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.awards.found(person, awardId, 'staff');
    await this.closing.reopen(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}/closure`, 'The grant is open again.');
  }

  private async pageOf(
    awardId: string,
    person: SignedInPerson,
    view: keyof typeof VIEWS,
    ...from: readonly AwardStandpoint[]
  ): Promise<Page> {
    const { award, from: standpoint } = await this.awards.found(person, awardId, ...from);
    const facts = await this.facts.of(awardId);
    const closures = await this.closures.ofAward(awardId);
    const open = closures.find(({ status }) => status === 'proposed');
    return page(VIEWS[view], {
      ...{ award, closures, open, balance: facts.balance },
      unexplainedPence: unexplainedOf(facts.balance),
      needsTwo: needsTwo(facts.balance),
      // What an explanation can't mend.
      reasonsNot: refusalsToClose(facts, 'explained').map(({ message }) => message),
      mayAct: standpoint === 'staff',
      mayConfirm: open !== undefined && open.proposedBy !== person.id,
    });
  }
}
