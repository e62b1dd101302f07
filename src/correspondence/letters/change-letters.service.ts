import { Injectable } from '@nestjs/common';
import { Awards, type AwardSummary } from '../../awards/awards.queries.js';
import { AwardEndings } from '../../awards/ending/award-endings.queries.js';
import { AwardHolds, type RecordedHold } from '../../awards/hold/award-holds.queries.js';
import { AwardTransfers } from '../../awards/transfer/award-transfers.queries.js';
import {
  OFFICE_WORDS,
  officeFor,
  type Office,
} from '../../awards/variation-limits/variation-limit.rules.js';
import { VariationLimitsQueries } from '../../awards/variation-limits/variation-limits.queries.js';
import { Variations, type RecordedVariation } from '../../awards/variation/variations.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { Seats } from '../../panels/membership/seats.queries.js';
import { People, type Addressee } from '../../people/people.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What happens to a grant after it was accepted, told to its organisation and to whoever has to decide. */
@Injectable()
export class ChangeLetters {
  constructor(
    private readonly awards: Awards,
    private readonly holds: AwardHolds,
    private readonly variations: Variations,
    private readonly limits: VariationLimitsQueries,
    private readonly endings: AwardEndings,
    private readonly transfers: AwardTransfers,
    private readonly organisations: Organisations,
    private readonly interests: Interests,
    private readonly seats: Seats,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  /** To the organisation. Nothing when the hold was lifted before this was written: it hears that instead. */
  async tellOfHold(holdId: string): Promise<void> {
    const hold = await this.hold(holdId);
    if (hold.liftedAt === null) await this.writeOfHold(hold, 'held');
  }

  async tellOfResuming(holdId: string): Promise<void> {
    await this.writeOfHold(await this.hold(holdId), 'resumed');
  }

  /** To whoever decides it, as things stand now: nobody to whom an interest shuts the bid. */
  async askToDecide(variationId: string): Promise<void> {
    const variation = await this.variation(variationId);
    if (variation.status !== 'asked') return;
    const award = await this.found(variation.awardId);
    const limits = await this.limits.inForce(variation.panelId);
    const office = officeFor(variation, limits);
    await this.writing.writeToEach(await this.deciders(variation, office), {
      key: `award-variation/${variationId}/asked`,
      subject: `${award.reference}: a change to decide`,
      template: 'correspondence/letters/views/change-asked.txt.njk',
      model: { award, variation, office: OFFICE_WORDS[office] },
    });
  }

  /** To the organisation: what was decided, and why. */
  async tellOfDecision(variationId: string): Promise<void> {
    const variation = await this.variation(variationId);
    const award = await this.found(variation.awardId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `award-variation/${variationId}/${variation.status}`,
      subject: `${award.reference}: your change is ${variation.status}`,
      template: 'correspondence/letters/views/change-decided.txt.njk',
      model: { award, variation },
    });
  }

  /** To the organisation: why it ended, and what is expected of it still. */
  async tellOfEnding(endingId: string): Promise<void> {
    const ending = await this.endings.byId(endingId);
    if (!ending) throw new Error(`There is no ending ${endingId}`);
    const award = await this.found(ending.awardId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `award-ending/${endingId}/confirmed`,
      subject: `${award.reference}: your grant has ended`,
      template: 'correspondence/letters/views/award-ended.txt.njk',
      model: { award, ending },
    });
  }

  /** To the organisation that is to take it on. */
  async askToSign(transferId: string): Promise<void> {
    const transfer = await this.transfers.byId(transferId);
    if (!transfer) throw new Error(`There is no transfer ${transferId}`);
    if (transfer.status !== 'proposed') return;
    const award = await this.found(transfer.awardId);
    await this.writing.writeToEach(await this.organisations.contactsOf(transfer.toOrganisationId), {
      key: `award-transfer/${transferId}/proposed`,
      subject: `${award.reference}: will you take this grant on?`,
      template: 'correspondence/letters/views/transfer-asked.txt.njk',
      model: { award, transfer },
    });
  }

  /** To both organisations, and to those who check accounts. */
  async tellOfTransfer(transferId: string): Promise<void> {
    const transfer = await this.transfers.byId(transferId);
    if (!transfer) throw new Error(`There is no transfer ${transferId}`);
    const award = await this.found(transfer.awardId);
    const people = await Promise.all([
      this.organisations.contactsOf(transfer.fromOrganisationId),
      this.organisations.contactsOf(transfer.toOrganisationId),
      this.people.holding('trustee-administrator', null),
    ]);
    await this.writing.writeToEach(people.flat(), {
      key: `award-transfer/${transferId}/signed`,
      subject: `${award.reference}: ${transfer.toName} has taken this grant on`,
      template: 'correspondence/letters/views/award-transferred.txt.njk',
      model: { award, transfer },
    });
  }

  private async writeOfHold(hold: RecordedHold, what: 'held' | 'resumed'): Promise<void> {
    const award = await this.found(hold.awardId);
    await this.writing.writeToEach(await this.organisations.contactsOf(award.organisationId), {
      key: `award-hold/${hold.id}/${what}`,
      subject:
        what === 'held'
          ? `${award.reference}: your grant is on hold`
          : `${award.reference}: your grant goes on`,
      template: 'correspondence/letters/views/award-hold.txt.njk',
      model: { award, hold, isHeld: what === 'held' },
    });
  }

  private async deciders(
    { panelId, applicationId, askedBy }: RecordedVariation,
    office: Office,
  ): Promise<readonly Addressee[]> {
    const members = await this.seats.ofPanel(panelId);
    const chairs = members
      .filter((member) => member.office !== 'member')
      .map(({ personId: id, personName: name, email }) => ({ id, name, email }));
    const coordinators = await this.people.holding('coordinator', null);
    const wanted = {
      coordinator: coordinators,
      chair: chairs,
      panel: [...coordinators, ...chairs],
    }[office];
    const free = await this.interests.freeAmong(wanted, applicationId);
    return free.filter(({ id }) => id !== askedBy);
  }

  private async hold(id: string): Promise<RecordedHold> {
    const hold = await this.holds.byId(id);
    if (!hold) throw new Error(`There is no hold ${id}`);
    return hold;
  }

  private async variation(id: string): Promise<RecordedVariation> {
    const variation = await this.variations.byId(id);
    if (!variation) throw new Error(`There is no change ${id}`);
    return variation;
  }

  private async found(awardId: string): Promise<AwardSummary> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new Error(`There is no award ${awardId}`);
    return award;
  }
}
