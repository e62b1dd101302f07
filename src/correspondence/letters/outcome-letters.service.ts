import { Injectable } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Awards, type AwardSummary } from '../../awards/awards.queries.js';
import { offerEndOf } from '../../awards/offer/offer-end.rules.js';
import { DecisionRecords } from '../../awards/decision/decision-records.queries.js';
import {
  TrusteeRefusals,
  type RecordedRefusal,
} from '../../awards/trustee-refusal/trustee-refusals.queries.js';
import { Clock } from '../../kernel/clock.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { LetterWriting, type LetterToEach, type WrittenLetter } from './letter-writing.service.js';

/** What an organisation hears of the panel's decision, once it is released; and the same letters before that, to be read. */
@Injectable()
export class OutcomeLetters {
  constructor(
    private readonly applications: Applications,
    private readonly awards: Awards,
    private readonly decisions: DecisionRecords,
    private readonly refusals: TrusteeRefusals,
    private readonly interests: Interests,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
    private readonly clock: Clock,
  ) {}

  /** What it is offered, on which conditions, and how to accept it. */
  async offer(awardId: string): Promise<void> {
    const award = await this.found(awardId);
    // Refused by the trustee or withdrawn since: that is told instead.
    if (award.status === 'refused' || award.status === 'withdrawn') return;
    const contacts = await this.organisations.contactsOf(award.organisationId);
    await this.writing.writeToEach(contacts, await this.offerOf(award));
  }

  /** The panel decided against it, and why. */
  async decline(applicationId: string): Promise<void> {
    const { organisationId, letter } = await this.declineOf(applicationId);
    await this.writing.writeToEach(await this.organisations.contactsOf(organisationId), letter);
  }

  async awardOfRefusal(refusalId: string): Promise<string> {
    return (await this.refusal(refusalId)).awardId;
  }

  /** To the panel's members, unless the bid is shut to them; to the organisation once its outcome is released. */
  async tellOfRefusal(refusalId: string): Promise<void> {
    const refusal = await this.refusal(refusalId);
    const award = await this.found(refusal.awardId);
    await this.writing.writeToEach(await this.interests.readersOf(award.applicationId), {
      key: `trustee-refusal/${refusalId}/panel`,
      subject: `${award.reference}: the trustee has refused to pay this award`,
      template: 'correspondence/letters/views/award-refused-panel.txt.njk',
      model: { award, refusal },
    });
    if (award.releasedAt === null) return;
    const contacts = await this.organisations.contactsOf(award.organisationId);
    await this.writing.writeToEach(contacts, refusalLetter(award, refusal));
  }

  /** Every letter that would be written if the outcome were released now, and to whom. None before it is decided. */
  async preview(applicationId: string): Promise<readonly WrittenLetter[]> {
    const application = await this.applications.byId(applicationId);
    if (application?.status !== 'awarded' && application?.status !== 'declined') return [];
    const contacts = await this.organisations.contactsOf(application.organisationId);
    const letters =
      application.status === 'declined'
        ? [(await this.declineOf(applicationId)).letter]
        : await this.offersOf(applicationId);
    const written = await Promise.all(
      letters.map((letter) => this.writing.preview(contacts, letter)),
    );
    return written.flat();
  }

  private async offersOf(applicationId: string): Promise<readonly LetterToEach[]> {
    const awards = await this.awards.ofApplication(applicationId);
    const letters = await Promise.all(
      awards.map(async (award) =>
        award.status === 'refused' ? this.refusalsOf(award) : [await this.offerOf(award)],
      ),
    );
    return letters.flat();
  }

  private async refusalsOf(award: AwardSummary): Promise<readonly LetterToEach[]> {
    const refusals = await this.refusals.ofAward(award.id);
    return refusals
      .filter(({ status }) => status === 'confirmed')
      .map((refusal) => refusalLetter(award, refusal));
  }

  private async found(awardId: string): Promise<AwardSummary> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new Error(`There is no award ${awardId}`);
    return award;
  }

  private async refusal(id: string): Promise<RecordedRefusal> {
    const refusal = await this.refusals.byId(id);
    if (!refusal) throw new Error(`There is no refusal ${id}`);
    return refusal;
  }

  private async offerOf(award: AwardSummary): Promise<LetterToEach> {
    const decision = await this.decisions.ofApplication(award.applicationId);
    return {
      key: `award/${award.id}/offered`,
      subject: `${award.reference}: the panel would like to fund ${award.title}`,
      template: 'correspondence/letters/views/award-offered.txt.njk',
      model: {
        // Of one that is still held, what is read before is what is sent if it is released now.
        award: {
          ...award,
          offerEndsOn: award.offerEndsOn ?? offerEndOf(this.clock.today(), award.offerDays),
        },
        feedback: decision?.feedback ?? '',
      },
    };
  }

  private async declineOf(
    applicationId: string,
  ): Promise<{ readonly organisationId: string; readonly letter: LetterToEach }> {
    const [application, decision] = await Promise.all([
      this.applications.byId(applicationId),
      this.decisions.ofApplication(applicationId),
    ]);
    if (!application || decision?.outcome !== 'declined') {
      throw new Error(`Application ${applicationId} was not declined`);
    }
    const { reasons, feedback } = decision;
    return {
      organisationId: application.organisationId,
      letter: {
        key: `application/${applicationId}/declined`,
        subject: `${application.reference}: the panel’s decision on your application`,
        template: 'correspondence/letters/views/application-declined.txt.njk',
        model: { application, reasons, feedback },
      },
    };
  }
}

function refusalLetter(award: AwardSummary, refusal: RecordedRefusal): LetterToEach {
  return {
    key: `trustee-refusal/${refusal.id}/organisation`,
    subject: `${award.reference}: the trustee can’t pay this grant`,
    template: 'correspondence/letters/views/award-refused.txt.njk',
    model: { award, refusal, isWhole: refusal.amountPence === award.amountPence },
  };
}
