import { Injectable } from '@nestjs/common';
import { Applications, type ApplicationSummary } from '../../applications/applications.queries.js';
import { HistoryOfApplication } from '../../applications/overview/history.queries.js';
import { Submissions } from '../../applications/submission/submissions.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { LetterWriting } from './letter-writing.service.js';

type Reached = Parameters<LetterWriting['writeToEach']>[0][number];

/** What an organisation hears of its application when it arrives. */
@Injectable()
export class ApplicationLetters {
  constructor(
    private readonly applications: Applications,
    private readonly rounds: Rounds,
    private readonly history: HistoryOfApplication,
    private readonly submissions: Submissions,
    private readonly meetings: Meetings,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * It has arrived, for the first time or again, and what happens next. What staff typed in is
   * acknowledged also where its sender asked for the receipt.
   */
  async acknowledge(applicationId: string, number: number): Promise<void> {
    const application = await this.found(applicationId);
    const { onBehalf } = await this.history.of(applicationId);
    // It may have been reopened since: this letter is about what was sent then. Before sendings were
    // kept, an application was sent once.
    const all = await this.submissions.ofApplication(applicationId);
    const sent = all.find((one) => one.number === number) ?? application;
    const round = await this.rounds.byId(application.roundId);
    const [meeting] = await this.meetings.ofRound(application.roundId);
    const asked = onBehalf?.receiptEmail ?? undefined;
    const also =
      asked === undefined || number > 1
        ? []
        : [{ name: application.organisationName, email: asked }];
    await this.write(application, also, {
      key: `application/${applicationId}/acknowledged${number > 1 ? `/${number}` : ''}`,
      subject: `${application.reference}: your application has arrived${number > 1 ? ' again' : ''}`,
      template: 'correspondence/letters/views/application-received.txt.njk',
      model: { application, receivedAt: sent.submittedAt, number, round, meeting },
    });
  }

  private async write(
    { organisationId }: ApplicationSummary,
    also: readonly Reached[],
    letter: Parameters<LetterWriting['writeToEach']>[1],
  ): Promise<void> {
    const contacts: readonly Reached[] = await this.organisations.contactsOf(organisationId);
    const more = also.filter(({ email }) => !contacts.some((contact) => contact.email === email));
    await this.writing.writeToEach([...contacts, ...more], letter);
  }

  private async found(applicationId: string): Promise<ApplicationSummary> {
    const application = await this.applications.byId(applicationId);
    if (!application) throw new Error(`There is no application ${applicationId}`);
    return application;
  }
}
