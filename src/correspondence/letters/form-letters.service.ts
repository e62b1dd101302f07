import { Injectable } from '@nestjs/common';
import { Applications } from '../../applications/applications.queries.js';
import { FormDrafts } from '../../applications/form-change/form-drafts.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What an organisation hears when the questions of a round change while it writes. */
@Injectable()
export class FormLetters {
  constructor(
    private readonly applications: Applications,
    private readonly drafts: FormDrafts,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /** Its draft answers a newer form, and what is otherwise in it. Nothing is said of a form that has changed again since. */
  async tellOfChange(applicationId: string, version: number): Promise<void> {
    const application = await this.applications.byId(applicationId);
    if (!application) throw new Error(`There is no application ${applicationId}`);
    const change = await this.drafts.lastChangeOf(applicationId);
    if (change?.toVersion !== version) return;
    const people = await this.organisations.contactsOf(application.organisationId);
    await this.writing.writeToEach(people, {
      key: `application/${applicationId}/form-${version}`,
      subject: `${application.reference}: the questions of ${application.roundTitle} have changed`,
      template: 'correspondence/letters/views/form-changed.txt.njk',
      model: { application, change },
    });
  }
}
