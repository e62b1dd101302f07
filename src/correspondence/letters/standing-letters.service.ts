import { Injectable } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { Deadlines } from '../../applications/deadline/deadlines.queries.js';
import {
  StandingChanges,
  type StandingChangeShown,
} from '../../applications/standing/standing-changes.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { People } from '../../people/people.queries.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { LetterWriting } from './letter-writing.service.js';

const SUBJECTS: Readonly<Record<StandingChangeShown['act'], string>> = {
  withdrawn: 'the application is withdrawn',
  'ruled-ineligible': 'the application is not eligible',
  reopened: 'the application is open again',
};

/** An application was moved, or has more time: both sides hear of it. */
@Injectable()
export class StandingLetters {
  constructor(
    private readonly applications: Applications,
    private readonly changes: StandingChanges,
    private readonly deadlines: Deadlines,
    private readonly organisations: Organisations,
    private readonly people: People,
    private readonly transactions: Transactions,
    private readonly writing: LetterWriting,
  ) {}

  /** To the organisation what it means for it; to the coordinators that it happened, and why. */
  async tellOfChange(changeId: string): Promise<void> {
    const change = await this.changes.byId(changeId);
    const application = change && (await this.applications.byId(change.applicationId));
    if (!application) throw new Error(`There is no change ${changeId}`);
    const contacts = await this.organisations.contactsOf(application.organisationId);
    const coordinators = await this.people.holding('coordinator', null);
    const letter = {
      subject: `${application.reference}: ${SUBJECTS[change.act]}`,
      model: { application, change },
    };
    await this.transactions.run(async (tx) => {
      await this.writing.write(tx, contacts, {
        ...letter,
        key: `standing-change/${changeId}/organisation`,
        template: 'correspondence/letters/views/standing-changed.txt.njk',
      });
      await this.writing.write(tx, coordinators, {
        ...letter,
        key: `standing-change/${changeId}/coordinator`,
        template: 'correspondence/letters/views/standing-changed-staff.txt.njk',
      });
    });
  }

  /** To the organisation: until when. The reason stays between it and the coordinator. */
  async tellOfExtension(extensionId: string): Promise<void> {
    const extension = await this.deadlines.byId(extensionId);
    if (!extension) return; // given for a record that was merged into one that has the same
    await this.writing.writeToEach(await this.organisations.contactsOf(extension.organisationId), {
      key: `deadline-extension/${extensionId}`,
      subject: `${extension.roundTitle}: you have more time to apply`,
      template: 'correspondence/letters/views/deadline-extended.txt.njk',
      model: { extension },
    });
  }
}
