import { Injectable } from '@nestjs/common';
import { Applications, type ApplicationSummary } from '../../applications/applications.queries.js';
import { DecisionRecords } from '../../awards/decision/decision-records.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What an organisation hears of its application before there is an award. */
@Injectable()
export class ApplicationLetters {
  constructor(
    private readonly applications: Applications,
    private readonly rounds: Rounds,
    private readonly meetings: Meetings,
    private readonly decisions: DecisionRecords,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /** It has arrived, and what happens next. */
  async acknowledge(applicationId: string): Promise<void> {
    const application = await this.found(applicationId);
    const round = await this.rounds.byId(application.roundId);
    const [meeting] = await this.meetings.ofRound(application.roundId);
    await this.write(application, {
      key: `application/${applicationId}/acknowledged`,
      subject: `${application.reference}: your application has arrived`,
      template: 'correspondence/letters/views/application-received.txt.njk',
      model: { application, round, meeting },
    });
  }

  /** The panel decided against it, and why. */
  async decline(applicationId: string): Promise<void> {
    const application = await this.found(applicationId);
    const decision = await this.decisions.ofApplication(applicationId);
    if (decision?.outcome !== 'declined') {
      throw new Error(`Application ${applicationId} was not declined`);
    }
    await this.write(application, {
      key: `application/${applicationId}/declined`,
      subject: `${application.reference}: the panel’s decision on your application`,
      template: 'correspondence/letters/views/application-declined.txt.njk',
      model: { application, decision },
    });
  }

  private async write(
    { organisationId }: ApplicationSummary,
    letter: Parameters<LetterWriting['writeToEach']>[1],
  ): Promise<void> {
    await this.writing.writeToEach(await this.organisations.contactsOf(organisationId), letter);
  }

  private async found(applicationId: string): Promise<ApplicationSummary> {
    const application = await this.applications.byId(applicationId);
    if (!application) throw new Error(`There is no application ${applicationId}`);
    return application;
  }
}
