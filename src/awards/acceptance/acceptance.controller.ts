import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { BankDetailsQueries } from '../../organisations/bank-details/bank-details.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { uploadedFileOf } from '../../platform/web/uploads.js';
import { Awards, type AwardSummary } from '../awards.queries.js';
import { readAcceptance } from './acceptance.form.js';
import { Acceptance } from './acceptance.service.js';

@Controller('awards/:awardId/acceptance')
@Allow('contact')
export class AcceptanceController {
  constructor(
    private readonly awards: Awards,
    private readonly bankDetails: BankDetailsQueries,
    private readonly acceptance: Acceptance,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const award = await this.ownOrNotFound(awardId, person);
    if (award.status !== 'offered') return seeOther(`/awards/${awardId}`);
    const account = await this.bankDetails.of(award.organisationId);
    return page('awards/acceptance/views/accept.njk', { award, account, person });
  }

  @Post()
  async accept(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const award = await this.ownOrNotFound(awardId, person);
    if (award.status === 'refused') return seeOther(`/awards/${awardId}`);
    if (award.status === 'offered') {
      const account = await this.bankDetails.of(award.organisationId);
      const filled = readAcceptance(body, account === undefined);
      const evidence = uploadedFileOf(request);
      await this.acceptance.accept({ ...filled, evidence, awardId, acceptedBy: person.id });
    }
    return seeOther(
      `/awards/${awardId}`,
      'The award is accepted. Your payments are being planned.',
    );
  }

  private async ownOrNotFound(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const award = await this.awards.byIdOf(subjectsOf(person, 'contact'), awardId);
    if (!award) throw new NotFoundException();
    return award;
  }
}
