import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApplicationFlags } from '../../applications/checks/application-flags.queries.js';
import { PaperFiles } from '../../applications/files/paper-files.queries.js';
import { ApplicationPaper } from '../../applications/paper/application-paper.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { Interests } from '../interests/interests.queries.js';
import { paperReader } from './paper-reader.rules.js';

/**
 * For those who look after the whole panel; members read the paper beside their score sheet. Who does
 * both, declares first like any member, and a pecuniary interest makes it a page there isn't.
 */
@Controller('applications/:applicationId/paper')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class PaperController {
  constructor(
    private readonly papers: ApplicationPaper,
    private readonly files: PaperFiles,
    private readonly interests: Interests,
    private readonly flags: ApplicationFlags,
  ) {}

  @Get()
  async show(
    @Param('applicationId', ParseUUIDPipe) applicationId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page | SeeOther> {
    const [member, isShut] = await Promise.all([
      this.interests.memberOf(person.id, applicationId),
      this.interests.hasPecuniary(person.id, applicationId),
    ]);
    if (isShut) throw new NotFoundException();
    if (member && member.kind === undefined) {
      return seeOther(`/applications/${applicationId}/declaration`);
    }
    const [paper, flags] = await Promise.all([
      this.papers.of(applicationId),
      this.flags.of([applicationId]),
    ]);
    if (!paper) throw new NotFoundException();
    const reader = paperReader(person.roles, member !== undefined) ?? 'panel';
    const files = await this.files.of(applicationId, reader);
    return page('panels/reading/views/paper.njk', {
      paper: { ...paper, files },
      flags: flags.get(applicationId),
    });
  }
}
