import { Controller, Get, NotFoundException, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { download, page, type Download, type Page } from '../../platform/web/page.js';
import { RunPages } from '../runs/run-pages.queries.js';
import { BankFiles } from './bank-file.service.js';

/** Downloading is an act: it is asked for, and on the record. */
@Controller('payment-runs/:runId/file')
@Allow('trustee-administrator')
export class BankFileController {
  constructor(
    private readonly pages: RunPages,
    private readonly files: BankFiles,
  ) {}

  @Get()
  async show(
    @Param('runId', ParseUUIDPipe) runId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const model = await this.pages.of(runId, person.id);
    if (!model.file) throw new NotFoundException();
    return page('payments/bank-file/views/file.njk', model);
  }

  @Post()
  async handOut(
    @Param('runId', ParseUUIDPipe) runId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download> {
    const { fileName, bytes } = await this.files.handOut(runId, person.id);
    return download(fileName, 'application/octet-stream', bytes);
  }
}
