import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import type { Download, Page } from '../../platform/web/page.js';
import { OrganisationChecks } from './organisation-checks.queries.js';

/** The papers that checks were made with: staff's own, never the organisation's to open. */
@Controller('organisations/:id/check-files')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class CheckFileController {
  constructor(
    private readonly checks: OrganisationChecks,
    private readonly files: StoredFiles,
  ) {}

  @Get(':fileId')
  async open(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<Download | Page> {
    const file = (await this.checks.isMadeWith(id, fileId))
      ? await this.files.byId(fileId)
      : undefined;
    if (!file) throw new NotFoundException();
    return this.files.sentTo('staff', file);
  }
}
