import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { page, type Download, type Page } from '../../platform/web/page.js';
import { OwnFiles } from './own-files.queries.js';

/** The files of an application, for those in whose hands it is, before and after it is submitted. */
@Controller('applications/:id/files')
@Allow('contact', 'coordinator')
export class OwnFilesController {
  constructor(
    private readonly own: OwnFiles,
    private readonly store: StoredFiles,
  ) {}

  @Get()
  async list(
    @Param('id', ParseUUIDPipe) id: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    return page('applications/files/views/own-files.njk', await this.own.of(person, id));
  }

  @Get(':question/:fileId')
  async open(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('question') name: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page> {
    const { files } = await this.own.answering(person, id, name);
    const isThere = files.some(({ shown }) => shown.id === fileId);
    const file = isThere ? await this.store.byId(fileId) : undefined;
    if (!file) throw new NotFoundException();
    return this.store.sentTo('own', file);
  }
}
