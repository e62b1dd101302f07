import { Injectable } from '@nestjs/common';
import { BankDetailsQueries } from '../../organisations/bank-details/bank-details.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { People } from '../../people/people.queries.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { LetterWriting } from './letter-writing.service.js';

/** A file turned out to be harmful: whoever sent it hears of it, and the coordinators. */
@Injectable()
export class FileLetters {
  constructor(
    private readonly files: StoredFiles,
    private readonly people: People,
    private readonly organisations: Organisations,
    private readonly bankDetails: BankDetailsQueries,
    private readonly writing: LetterWriting,
  ) {}

  async tellOfInfection(fileId: string): Promise<void> {
    const file = await this.files.byId(fileId);
    if (!file) return; // taken away meanwhile
    const [sender, coordinators, organisationName] = await Promise.all([
      this.people.withRoles(file.keptBy),
      this.people.holding('coordinator', null),
      this.organisationOf(file),
    ]);
    const model = { file, organisationName, senderName: sender?.name };
    await this.writing.writeToEach(sender ? [sender] : [], {
      key: `file/${fileId}/infected`,
      subject: 'A file that you sent us holds something harmful',
      template: 'correspondence/letters/views/file-infected.txt.njk',
      model,
    });
    await this.writing.writeToEach(coordinators, {
      key: `file/${fileId}/infected/coordinator`,
      subject: `A harmful file${organisationName === undefined ? '' : ` from ${organisationName}`} is closed`,
      template: 'correspondence/letters/views/file-infected-to-coordinator.txt.njk',
      model,
    });
  }

  /** Undefined for a fund's. */
  private async organisationOf({ owner }: StoredFile): Promise<string | undefined> {
    const [what, id = ''] = owner.split('/');
    if (what === 'organisation') return (await this.organisations.byId(id))?.name;
    if (what === 'bank-details') return (await this.bankDetails.byId(id))?.organisationName;
    return undefined;
  }
}
