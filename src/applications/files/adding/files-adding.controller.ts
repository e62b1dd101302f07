import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req } from '@nestjs/common';
import type { Request } from 'express';
import { Clock } from '../../../kernel/clock.js';
import { OrganisationDocuments } from '../../../organisations/documents/organisation-documents.queries.js';
import { DOCUMENT_KINDS } from '../../../organisations/documents/document-kinds.rules.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { ReachedAt } from '../../../platform/web/reached-at.decorator.js';
import { uploadedFilesOf } from '../../../platform/web/uploads.js';
import { DraftHands } from '../../on-behalf/draft-hands.queries.js';
import { OwnFiles } from '../own-files.queries.js';
import { FilesForm } from './files-adding.form.js';
import { FilesAdding } from './files-adding.service.js';

/** One question's files: listed, sent, taken from the library. */
@Controller('applications/:id/files/:question')
@Allow('contact', 'coordinator')
export class FilesAddingController {
  constructor(
    private readonly own: OwnFiles,
    private readonly hands: DraftHands,
    private readonly documents: OrganisationDocuments,
    private readonly adding: FilesAdding,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('question') name: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { draft, question, files } = await this.own.answering(person, id, name);
    const documents = await this.documents.toChoose(draft.organisationId, this.clock.today());
    const isThere = new Set(files.map(({ shown }) => shown.id));
    const library = documents
      .filter(({ file }) => !isThere.has(file.id) && file.scan !== 'infected')
      .map(({ id: value, kind, title, file }) => ({
        value,
        text: title === '' ? DOCUMENT_KINDS[kind].text : title,
        hint: file.fileName,
      }));
    const section = draft.round.form.sections.findIndex(({ questions }) =>
      questions.some((asked) => asked.name === name),
    );
    return page('applications/files/adding/views/files.njk', {
      ...{ draft, question, files, library, section: section + 1 },
      room: question.most - files.length,
    });
  }

  @Post()
  async add(
    @Param('id', ParseUUIDPipe) id: string,
    @Param('question') name: string,
    @Body(new FormPipe(FilesForm)) { documentIds }: FilesForm,
    @Req() request: Request,
    @SignedIn() person: SignedInPerson,
    @ReachedAt() reachedAt: Date,
  ): Promise<SeeOther> {
    await this.adding.add({
      ...{ applicationId: id, question: name, documentIds, reachedAt },
      files: uploadedFilesOf(request),
      by: person.id,
      organisationIds: await this.hands.writers(person, id),
    });
    return seeOther(`/applications/${id}/files/${name}`, 'Saved with your application.');
  }
}
