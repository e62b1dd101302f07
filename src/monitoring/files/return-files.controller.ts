import {
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
  Req,
} from '@nestjs/common';
import type { Request } from 'express';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import {
  page,
  seeOther,
  type Download,
  type Page,
  type SeeOther,
} from '../../platform/web/page.js';
import { uploadedFilesOf } from '../../platform/web/uploads.js';
import { openQuestions, refusalsToWrite } from '../drafting/writing.rules.js';
import { ReadableReturns } from '../readable-returns.queries.js';
import { ReturnAnswers } from '../reading/return-answers.queries.js';
import { OwnReturnFiles } from './return-files.queries.js';
import { ReturnFiling } from './return-filing.service.js';

/** One question's files: listed, sent, taken away, opened. */
@Controller('returns/:returnId/files/:question')
export class ReturnFilesController {
  constructor(
    private readonly own: OwnReturnFiles,
    private readonly returns: ReadableReturns,
    private readonly answers: ReturnAnswers,
    private readonly filing: ReturnFiling,
    private readonly store: StoredFiles,
  ) {}

  @Get()
  @Allow('contact')
  async show(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('question') name: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const found = await this.own.answering(person, returnId, name);
    const { draft, question, files } = found;
    const isOpen =
      refusalsToWrite(draft).length === 0 && openQuestions(draft.form, draft).includes(question);
    return page('monitoring/files/views/files.njk', {
      ...found,
      room: isOpen ? question.most - files.length : undefined,
    });
  }

  @Post()
  @Allow('contact')
  async add(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('question') question: string,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.own(person, returnId);
    const files = uploadedFilesOf(request);
    await this.filing.add({ returnId, question, files, by: person.id });
    return seeOther(`/returns/${returnId}/files/${question}`, 'Saved with your return.');
  }

  /** Whoever reads the return opens what it shows them; who writes it, what is there already. */
  @Get(':fileId')
  @Allow('contact', 'panel-member', 'coordinator', 'trustee-administrator', 'observer')
  async open(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('question') name: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download | Page> {
    const found = await this.returns.readableBy(person, returnId);
    if (!found) throw new NotFoundException();
    const { asked, reader } = found;
    const isWritten = reader === 'own' && (asked.status === 'due' || asked.status === 'queried');
    const listed = isWritten
      ? (await this.own.answering(person, returnId, name)).files.map(({ shown }) => shown)
      : ((await this.answers.of(returnId, reader))?.files[name] ?? []);
    const file = listed.some(({ id }) => id === fileId) ? await this.store.byId(fileId) : undefined;
    if (!file) throw new NotFoundException();
    return this.store.sentTo(reader, file);
  }

  /** Also when it is gone already: the page says so. */
  @Get(':fileId/removal')
  @Allow('contact')
  async ask(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('question') name: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { asked, question, files } = await this.own.answering(person, returnId, name);
    const file = files.find(({ shown }) => shown.id === fileId);
    return page('monitoring/files/views/remove.njk', { asked, question, file });
  }

  @Post(':fileId/removal')
  @Allow('contact')
  async remove(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Param('question') question: string,
    @Param('fileId', ParseUUIDPipe) fileId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    await this.returns.own(person, returnId);
    await this.filing.remove({ returnId, question, fileId, by: person.id });
    return seeOther(`/returns/${returnId}/files/${question}`, 'The file is taken away.');
  }
}
