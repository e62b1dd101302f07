import { Injectable } from '@nestjs/common';
import { Signatures } from '../../awards/acceptance/signatures.queries.js';
import { Awards, type AwardSummary } from '../../awards/awards.queries.js';
import { OfferActs, type ActOnOffer } from '../../awards/offer/offer-acts.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { People } from '../../people/people.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What happens to an offer between its letter and its acceptance, or its end. */
@Injectable()
export class OfferLetters {
  constructor(
    private readonly awards: Awards,
    private readonly signatures: Signatures,
    private readonly acts: OfferActs,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  /** To the others who act for the organisation: one has signed, another has to. Nobody, when it was taken back since. */
  async askToSign(signatureId: string): Promise<void> {
    const signature = await this.signatures.standing(signatureId);
    if (!signature) return;
    const award = await this.found(signature.awardId);
    if (award.status !== 'half-accepted') return;
    const contacts = await this.organisations.contactsOf(award.organisationId);
    await this.writing.writeToEach(
      contacts.filter(({ id }) => id !== signature.personId),
      {
        key: `signature/${signatureId}/second-asked`,
        subject: `${award.reference}: ${signature.name} has signed, and another of you has to`,
        template: 'correspondence/letters/views/second-signature.txt.njk',
        model: { award, signature },
      },
    );
  }

  /** To the organisation: what it is to sign was changed. Nobody, when it is no longer to be signed. */
  async tellOfChange(awardId: string, number: number): Promise<void> {
    const award = await this.found(awardId);
    if (award.status !== 'offered') return;
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `award/${awardId}/agreement/${number}`,
      subject: `${award.reference}: the agreement you are asked to sign has changed`,
      template: 'correspondence/letters/views/agreement-changed.txt.njk',
      model: { award },
    });
  }

  /** To the organisation: until when the offer is open now. */
  async tellOfMoreTime(offerActId: string): Promise<void> {
    const { act, award } = await this.act(offerActId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `offer-act/${offerActId}`,
      subject: `${award.reference}: you have until a later day to accept ${award.title}`,
      template: 'correspondence/letters/views/offer-prolonged.txt.njk',
      model: { award, act },
    });
  }

  /** To the organisation and the coordinators: the offer has lapsed, or was declined or withdrawn. */
  async tellOfEnd(offerActId: string): Promise<void> {
    const { act, award } = await this.act(offerActId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `offer-act/${offerActId}/organisation`,
      subject: `${award.reference}: ${ENDED[act.kind]}`,
      template: 'correspondence/letters/views/offer-ended.txt.njk',
      model: { award, act },
    });
    await this.writing.writeToEach(await this.people.holding('coordinator', null), {
      key: `offer-act/${offerActId}/coordinator`,
      subject: `${award.reference}: ${ENDED[act.kind]}`,
      template: 'correspondence/letters/views/offer-ended-staff.txt.njk',
      model: { award, act },
    });
  }

  async awardOf(offerActId: string): Promise<string> {
    return (await this.act(offerActId)).award.id;
  }

  private async act(
    id: string,
  ): Promise<{ readonly act: ActOnOffer; readonly award: AwardSummary }> {
    const act = await this.acts.byId(id);
    if (!act) throw new Error(`There is no act ${id} on an offer`);
    return { act, award: await this.found(act.awardId) };
  }

  private async found(awardId: string): Promise<AwardSummary> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new Error(`There is no award ${awardId}`);
    return award;
  }
}

const ENDED: Readonly<Record<ActOnOffer['kind'], string>> = {
  lapsed: 'the offer has lapsed',
  declined: 'the offer is declined',
  withdrawn: 'the offer is withdrawn',
  extended: 'the offer has more time',
  renewed: 'the offer is made again',
};
