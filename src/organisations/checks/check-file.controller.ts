import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { download, type Download } from '../../platform/web/page.js';
import { OrganisationChecks } from './organisation-checks.queries.js';

/** The papers that checks were made with: staff's own, never the organisation's to open. */
@Controller('organisations/:id/check-files')
@Allow('coordinator', 'trustee-administrator', 'observer')
export class CheckFileController {
  constructor(private readonly checks: OrganisationChecks) {}

  @Get(':fileId')
  async open(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
  ): Promise<Download> {
    const file = await this.checks.file(id, fileId);
    if (!file) throw new NotFoundException();
    return download(file.fileName, file.mediaType, file.bytes);
  }
}
