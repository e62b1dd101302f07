import { Injectable } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Awards, type AwardSummary } from '../../awards/awards.queries.js';
import { DecisionRecords } from '../../awards/decision/decision-records.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { LetterWriting, type LetterToEach, type WrittenLetter } from './letter-writing.service.js';

/** What an organisation hears of the panel's decision, once it is released; and the same letters before that, to be read. */
@Injectable()
export class OutcomeLetters {
  constructor(
    private readonly applications: Applications,
    private readonly awards: Awards,
    private readonly decisions: DecisionRecords,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /** What it is offered, on which conditions, and how to accept it. */
  async offer(awardId: string): Promise<void> {
    const award = await this.awards.byId(awardId);
    if (!award) throw new Error(`There is no award ${awardId}`);
    const contacts = await this.organisations.contactsOf(award.organisationId);
    await this.writing.writeToEach(contacts, await this.offerOf(award));
  }

  /** The panel decided against it, and why. */
  async decline(applicationId: string): Promise<void> {
    const { organisationId, letter } = await this.declineOf(applicationId);
    await this.writing.writeToEach(await this.organisations.contactsOf(organisationId), letter);
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
    return letters.flatMap((letter) => this.writing.preview(contacts, letter));
  }

  private async offersOf(applicationId: string): Promise<readonly LetterToEach[]> {
    const awards = await this.awards.ofApplication(applicationId);
    return Promise.all(awards.map((award) => this.offerOf(award)));
  }

  private async offerOf(award: AwardSummary): Promise<LetterToEach> {
    const decision = await this.decisions.ofApplication(award.applicationId);
    return {
      key: `award/${award.id}/offered`,
      subject: `${award.reference}: the panel would like to fund ${award.title}`,
      template: 'correspondence/letters/views/award-offered.txt.njk',
      model: { award, feedback: decision?.feedback ?? '' },
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
