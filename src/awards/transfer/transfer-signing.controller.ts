import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  writesFor,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Awards, type AwardSummary } from '../awards.queries.js';
import { AwardTransfers, type RecordedTransfer } from './award-transfers.queries.js';
import { TransferSigningForm } from './transfer.form.js';
import { Transferring } from './transferring.service.js';

/** Signing for an award that another organisation hands on: for the people of the one that takes it on. */
@Controller('transfers/:transferId/signature')
@Allow('contact')
export class TransferSigningController {
  constructor(
    private readonly awards: Awards,
    private readonly transfers: AwardTransfers,
    private readonly transferring: Transferring,
  ) {}

  @Get()
  async show(
    @Param('transferId', ParseUUIDPipe) transferId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const { transfer, award } = await this.found(person, transferId);
    if (transfer.status === 'signed') return seeOther(`/awards/${award.id}`);
    return page('awards/transfer/views/sign.njk', { transfer, award, person });
  }

  @Post()
  async sign(
    @Param('transferId', ParseUUIDPipe) transferId: string,
    @Body(new FormPipe(TransferSigningForm)) form: TransferSigningForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { transfer, award } = await this.found(person, transferId);
    if (!writesFor(person, transfer.toOrganisationId)) throw new NotFoundException();
    const { signatoryName, signatoryPosition } = form;
    await this.transferring.sign({
      ...{ awardId: award.id, transferId, signatoryName, signatoryPosition, by: person.id },
    });
    return seeOther(
      `/awards/${award.id}`,
      'The grant is yours. Your account is checked before the next payment.',
    );
  }

  private async found(
    person: SignedInPerson,
    transferId: string,
  ): Promise<{ transfer: RecordedTransfer; award: AwardSummary }> {
    const transfer = await this.transfers.byId(transferId);
    if (!transfer || !holds(person, 'contact', transfer.toOrganisationId)) {
      throw new NotFoundException();
    }
    const award = await this.awards.byId(transfer.awardId);
    if (!award) throw new NotFoundException();
    return { transfer, award };
  }
}
