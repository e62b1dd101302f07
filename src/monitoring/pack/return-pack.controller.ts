import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import type { Download, Page } from '../../platform/web/page.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import { ReturnPacks } from './return-packs.service.js';

/** The return as a PDF, for whoever may read it. */
@Controller('returns/:returnId/pack')
@Allow('contact', 'panel-member', 'coordinator', 'trustee-administrator', 'observer')
export class ReturnPackController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly packs: ReturnPacks,
    private readonly files: StoredFiles,
  ) {}

  @Get()
  async send(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page> {
    const found = await this.returns.readableBy(person, returnId);
    const file = found && (await this.packs.latestOf(returnId));
    if (!found || !file) throw new NotFoundException();
    return this.files.sentTo(found.reader, file);
  }
}
