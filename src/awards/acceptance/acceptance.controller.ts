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
import { ContactsQueries } from '../../organisations/contacts/contacts.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  leads,
  SignedIn,
  writesFor,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { uploadedFileOf } from '../../platform/web/uploads.js';
import { sectionsOf } from '../agreement/agreement-text.rules.js';
import { AgreementsReading } from '../agreement/agreements.queries.js';
import { isAgreed, isOnOffer } from '../award.lifecycle.js';
import { AwardReaders } from '../award-readers.queries.js';
import type { AwardSummary } from '../awards.queries.js';
import { readAcceptance } from './acceptance.form.js';
import { Acceptance } from './acceptance.service.js';
import { Signatures } from './signatures.queries.js';

/** Signing an agreement for an organisation: a lead, an editor or a second signatory, each with their own sign-in. */
@Controller('awards/:awardId/acceptance')
@Allow('contact')
export class AcceptanceController {
  constructor(
    private readonly readers: AwardReaders,
    private readonly agreements: AgreementsReading,
    private readonly signatures: Signatures,
    private readonly contacts: ContactsQueries,
    private readonly bankDetails: BankDetailsQueries,
    private readonly acceptance: Acceptance,
  ) {}

  @Get()
  async show(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const award = await this.ownOrNotFound(awardId, person);
    if (!isOnOffer(award.status)) return seeOther(`/awards/${awardId}`);
    const { organisationId } = award;
    const [agreement, signatures, contacts, account] = await Promise.all([
      this.agreements.inForce(awardId),
      this.signatures.ofAward(awardId),
      this.contacts.of(organisationId),
      this.bankDetails.of(organisationId),
    ]);
    const signed = new Set(signatures.map(({ personId }) => personId));
    return page('awards/acceptance/views/accept.njk', {
      award,
      agreement,
      sections: sectionsOf(agreement.text),
      account,
      person,
      signatures,
      ownSignature: signatures.find(({ personId }) => personId === person.id),
      maySign: maySignFor(person, organisationId),
      mayInvite: leads(person, organisationId),
      others: contacts.filter(
        ({ personId, capacity }) =>
          personId !== person.id && capacity !== 'reader' && !signed.has(personId),
      ),
    });
  }

  @Post()
  @Allow('contact', 'second-signatory')
  async accept(
    @Param('awardId', ParseUUIDPipe) awardId: string,
    @Body() body: unknown,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const award = await this.ownOrNotFound(awardId, person);
    if (!isOnOffer(award.status) && !isAgreed(award.status)) return seeOther(`/awards/${awardId}`);
    if (isOnOffer(award.status)) {
      const account = await this.bankDetails.of(award.organisationId);
      const filled = readAcceptance(body, account === undefined);
      const evidence = uploadedFileOf(request);
      const sent = { ...filled, evidence, awardId, acceptedBy: person.id };
      const { isAccepted } = await this.acceptance.accept(sent);
      if (!isAccepted) {
        return seeOther(
          `/awards/${awardId}`,
          'You have signed. Another person of your organisation signs as well, with their own sign-in.',
        );
      }
    }
    return seeOther(
      `/awards/${awardId}`,
      'The award is accepted. Your payments are being planned.',
    );
  }

  private async ownOrNotFound(awardId: string, person: SignedInPerson): Promise<AwardSummary> {
    const read = await this.readers.find(person, awardId);
    if (read?.as !== 'organisation') throw new NotFoundException();
    return read.award;
  }
}

function maySignFor(person: SignedInPerson, organisationId: string): boolean {
  return writesFor(person, organisationId) || holds(person, 'second-signatory', organisationId);
}
