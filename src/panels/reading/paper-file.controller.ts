import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { PaperFiles } from '../../applications/files/paper-files.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { seeOther, type Download, type Page, type SeeOther } from '../../platform/web/page.js';
import { Interests } from '../interests/interests.queries.js';
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
    private readonly files: PaperFiles,
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
    const file = await this.files.byId(applicationId, fileId);
    if (!file) throw new NotFoundException();
    if (member && member.kind === undefined) {
      return seeOther(`/applications/${applicationId}/declaration`);
    }
    return this.store.sentTo(reader, file);
  }
}
