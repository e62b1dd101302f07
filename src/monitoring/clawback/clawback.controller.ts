import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardsInReach, type AwardInReach } from '../awards-in-reach.queries.js';
import { ClawbackReasonForm } from './clawback.form.js';
import { withReceipts } from './clawback.rules.js';
import { Clawbacks, type RecordedClawback } from './clawbacks.queries.js';
import { ClawingBack } from './clawing-back.service.js';
import { WritingOff } from './writing-off.service.js';

/** One sum that is asked back: what has come of it, its decision, and what of it is written off. */
@Controller('clawbacks/:clawbackId')
export class ClawbackController {
  constructor(
    private readonly awards: AwardsInReach,
    private readonly clawbacks: Clawbacks,
    private readonly clawingBack: ClawingBack,
    private readonly writingOff: WritingOff,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('contact', 'coordinator', 'trustee-administrator', 'observer')
  async show(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { clawback, award, from } = await this.found(person, clawbackId);
    return page('monitoring/clawback/views/clawback.njk', {
      ...{ clawback, award, isTheirs: from === 'organisation', mayAct: from === 'staff' },
      personId: person.id,
      parts: withReceipts(
        clawback.parts,
        clawback.receivedPence,
        this.clock.today(),
        clawback.writtenOffAt !== null,
      ),
    });
  }

  @Get('decision')
  @Allow('coordinator', 'trustee-administrator')
  askToDecide(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(clawbackId, person, 'monitoring/clawback/views/decide.njk');
  }

  @Post('decision')
  @Allow('coordinator', 'trustee-administrator')
  async decide(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acted(person, clawbackId);
    await this.clawingBack.decide(clawbackId, person.id);
    return seeOther(`/clawbacks/${clawbackId}`, 'Decided. Its organisation is being told.');
  }

  @Get('withdrawal')
  @Allow('coordinator', 'trustee-administrator')
  askToWithdraw(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(clawbackId, person, 'monitoring/clawback/views/withdraw.njk');
  }

  @Post('withdrawal')
  @Allow('coordinator', 'trustee-administrator')
  async withdraw(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @Body(new FormPipe(ClawbackReasonForm)) { reason }: ClawbackReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acted(person, clawbackId);
    await this.clawingBack.withdraw(clawbackId, reason, person.id);
    return seeOther(`/clawbacks/${clawbackId}`, 'It is not asked back.');
  }

  @Get('write-off')
  @Allow('coordinator', 'trustee-administrator')
  askToWriteOff(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(clawbackId, person, 'monitoring/clawback/views/write-off.njk');
  }

  @Post('write-off')
  @Allow('coordinator', 'trustee-administrator')
  async proposeWriteOff(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @Body(new FormPipe(ClawbackReasonForm)) { reason }: ClawbackReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acted(person, clawbackId);
    await this.writingOff.propose(clawbackId, reason, person.id);
    return seeOther(`/clawbacks/${clawbackId}`, 'It is proposed. Another person confirms it.');
  }

  @Get('write-off/confirmation')
  @Allow('coordinator', 'trustee-administrator')
  askToConfirm(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(clawbackId, person, 'monitoring/clawback/views/confirm-write-off.njk');
  }

  @Post('write-off/confirmation')
  @Allow('coordinator', 'trustee-administrator')
  async confirmWriteOff(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acted(person, clawbackId);
    await this.writingOff.confirm(clawbackId, person.id);
    return seeOther(`/clawbacks/${clawbackId}`, 'The rest is written off.');
  }

  @Get('write-off/withdrawal')
  @Allow('coordinator', 'trustee-administrator')
  askToWithdrawWriteOff(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return this.pageOf(clawbackId, person, 'monitoring/clawback/views/withdraw-write-off.njk');
  }

  @Post('write-off/withdrawal')
  @Allow('coordinator', 'trustee-administrator')
  async withdrawWriteOff(
    @Param('clawbackId', ParseUUIDPipe) clawbackId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.acted(person, clawbackId);
    await this.writingOff.withdraw(clawbackId, person.id);
    return seeOther(`/clawbacks/${clawbackId}`, 'The rest is asked for after all.');
  }

  private async pageOf(
    clawbackId: string,
    person: SignedInPerson,
    template: string,
  ): Promise<Page> {
    const { clawback, award } = await this.acted(person, clawbackId);
    const mayDecide = clawback.status === 'proposed' && clawback.proposedBy !== person.id;
    const isWriteOffOpen = clawback.writeOffProposedBy !== null && clawback.writtenOffAt === null;
    const mayConfirm = isWriteOffOpen && clawback.writeOffProposedBy !== person.id;
    return page(template, { clawback, award, mayDecide, isWriteOffOpen, mayConfirm });
  }

  private async acted(
    person: SignedInPerson,
    clawbackId: string,
  ): Promise<AwardInReach & { readonly clawback: RecordedClawback }> {
    const found = await this.found(person, clawbackId);
    if (found.from !== 'staff') throw new NotFoundException();
    return found;
  }

  /** For its organisation once it is decided. */
  private async found(
    person: SignedInPerson,
    clawbackId: string,
  ): Promise<AwardInReach & { readonly clawback: RecordedClawback }> {
    const clawback = await this.clawbacks.byId(clawbackId);
    if (!clawback) throw new NotFoundException();
    const every = ['organisation', 'staff', 'reader'] as const;
    const inReach = await this.awards.found(person, clawback.awardId, ...every);
    if (inReach.from === 'organisation' && clawback.status !== 'open') {
      throw new NotFoundException();
    }
    return { ...inReach, clawback };
  }
}
