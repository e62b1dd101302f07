import { Controller, Get, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { ReachedAt } from '../../../platform/web/reached-at.decorator.js';
import { DraftHands } from '../../on-behalf/draft-hands.queries.js';
import { OwnFiles } from '../own-files.queries.js';
import { FileRemoval } from './file-removal.service.js';

@Controller('applications/:id/files/:question/:fileId/removal')
@Allow('contact', 'coordinator')
export class FileRemovalController {
  constructor(
    private readonly own: OwnFiles,
    private readonly hands: DraftHands,
    private readonly removal: FileRemoval,
  ) {}

  /** Also when it is gone already: the page says so. */
  @Get()
  async ask(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('question') name: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { draft, question, files } = await this.own.answering(person, id, name);
    const file = files.find(({ shown }) => shown.id === fileId);
    return page('applications/files/removal/views/remove.njk', { draft, question, file });
  }

  @Post()
  async remove(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('question') name: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<SeeOther> {
    await this.removal.remove({
      ...{ applicationId: id, question: name, fileId, reachedAt },
      by: person.id,
      organisationIds: await this.hands.writers(person, id),
    });
    return seeOther(`/applications/${id}/files/${name}`, 'The file is taken away.');
  }
}
