import { Injectable, NotFoundException } from '@nestjs/common';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { shownFile, type ShownFile } from '../../platform/files/shown-file.rules.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { Drafts, type Draft } from '../drafting/drafts.queries.js';
import { DraftHands } from '../on-behalf/draft-hands.queries.js';
import { ApplicationFiles, type FileOfApplication } from './application-files.queries.js';
import { filesQuestions, type FilesQuestion } from './application-files.rules.js';

/** A file as its own people see it. */
export interface OwnFile extends Omit<FileOfApplication, 'file'> {
  readonly shown: ShownFile;
}

/** A question of files with what answers it. */
export interface QuestionWithFiles {
  readonly question: FilesQuestion;
  readonly files: readonly OwnFile[];
}

/** The files of an application, for those in whose hands it is: to all others there is none. */
@Injectable()
export class OwnFiles {
  constructor(
    private readonly drafts: Drafts,
    private readonly hands: DraftHands,
    private readonly files: ApplicationFiles,
    private readonly store: StoredFiles,
  ) {}

  /** @throws NotFoundException unless it is their own organisation's, or one that they typed in for it. */
  async of(
    person: SignedInPerson,
    applicationId: string,
  ): Promise<{ draft: Draft; questions: readonly QuestionWithFiles[] }> {
    const draft = await this.drafts.byIdOf(
      await this.hands.readers(person, applicationId),
      applicationId,
    );
    if (!draft) throw new NotFoundException();
    const files = await this.files.of(applicationId);
    const questions = filesQuestions(draft.round.form.sections).map((question) => ({
      question,
      files: files
        .filter((one) => one.question === question.name)
        .map((one) => this.own(applicationId, one)),
    }));
    return { draft, questions };
  }

  /** @throws NotFoundException also when the form has no such question. */
  async answering(
    person: SignedInPerson,
    applicationId: string,
    name: string,
  ): Promise<QuestionWithFiles & { readonly draft: Draft }> {
    const { draft, questions } = await this.of(person, applicationId);
    const found = questions.find(({ question }) => question.name === name);
    if (!found) throw new NotFoundException();
    return { draft, ...found };
  }

  private own(applicationId: string, { file, ...rest }: FileOfApplication): OwnFile {
    const { isScannerSet } = this.store;
    const href = `/applications/${applicationId}/files/${rest.question}/${file.id}`;
    return { ...rest, shown: shownFile(file, { reader: 'own', isScannerSet, href }) };
  }
}
