import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { seeOther, type Download, type Page, type SeeOther } from '../../platform/web/page.js';
import { Interests } from '../interests/interests.queries.js';
import { PanelPapers } from './panel-papers.queries.js';
import { paperReader } from './paper-reader.rules.js';

/**
 * A file of the paper, for those who may read the paper: a member declares first, and a pecuniary
 * interest makes it a file there isn't.
 */
@Controller('applications/:applicationId/paper/files/:fileId')
@Allow('panel-member', 'substitute', 'coordinator', 'trustee-administrator', 'observer')
export class PaperFileController {
  constructor(
    private readonly interests: Interests,
    private readonly papers: PanelPapers,
    private readonly store: StoredFiles,
  ) {}

  @Get()
  async open(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page | SeeOther> {
    const [member, isShut] = await Promise.all([
      this.interests.memberOf(person.id, applicationId),
      this.interests.hasPecuniary(person.id, applicationId),
    ]);
    const reader = paperReader(person.roles, member !== undefined);
    if (isShut || !reader) throw new NotFoundException();
    const found = await this.papers.file(applicationId, fileId, person);
    if (!found) throw new NotFoundException();
    const first = member && (await this.papers.declaresFirst(applicationId, member, person));
    if (first !== undefined) return seeOther(first);
    return this.store.sentTo(reader, found.file, found.fileName);
  }
}
