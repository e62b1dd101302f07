import { Body, Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardAccess } from '../award-access.queries.js';
import { ReasonForm } from '../reason.form.js';
import { AwardTransfers } from './award-transfers.queries.js';
import { TransferForm } from './transfer.form.js';
import { Transferring } from './transferring.service.js';

/** Handing an award on to another organisation, as the coordinator proposes it. */
@Controller('awards/:awardId/transfer')
@Allow('coordinator')
export class TransferController {
  constructor(
    private readonly access: AwardAccess,
    private readonly transfers: AwardTransfers,
    private readonly organisations: Organisations,
    private readonly transferring: Transferring,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { award } = await this.access.found(person, awardId, 'coordinator');
    const [transfers, all] = await Promise.all([
      this.transfers.ofAward(awardId),
      this.organisations.allNames(),
    ]);
    return page('awards/transfer/views/propose.njk', {
      award,
      open: transfers.find(({ status }) => status === 'proposed'),
      others: all
        .filter(({ id }) => id !== award.organisationId)
        .map(({ id, name }) => ({ value: id, text: name })),
    });
  }

  @Post()
  async propose(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(TransferForm)) { kind, organisation, reason }: TransferForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, awardId, 'coordinator');
    await this.transferring.propose({
      ...{ awardId, kind, toOrganisationId: organisation, reason, by: person.id },
    });
    return seeOther(
      `/awards/${awardId}/changes`,
      'The other organisation is being asked to sign for the grant.',
    );
  }

  @Get('withdrawal')
  async askToTakeBack(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { award } = await this.access.found(person, awardId, 'coordinator');
    const transfers = await this.transfers.ofAward(awardId);
    return page('awards/transfer/views/take-back.njk', {
      award,
      open: transfers.find(({ status }) => status === 'proposed'),
    });
  }

  @Post('withdrawal')
  async takeBack(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body(new FormPipe(ReasonForm)) { reason }: ReasonForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.access.found(person, awardId, 'coordinator');
    await this.transferring.takeBack(awardId, reason, person.id);
    return seeOther(`/awards/${awardId}/changes`, 'The grant stays where it is.');
  }
}
