import { Injectable } from '@nestjs/common';
import type { FileReader } from '../../platform/files/scanning/scan.rules.js';
import { shownFile, type ShownFile } from '../../platform/files/shown-file.rules.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { anonymousFileName } from '../paper/anonymous.rules.js';
import { ApplicationFiles, type FileOfApplication } from './application-files.queries.js';

/** A file of a paper, under the name that its reader is shown. */
export interface FileOnPaper {
  /** The name of the question that it answers. */
  readonly question: string;
  readonly fileName: string;
  readonly file: StoredFile;
}

/** For readers whose right to the paper the caller has judged: by question, what they may open. */
@Injectable()
export class PaperFiles {
  constructor(
    private readonly files: ApplicationFiles,
    private readonly store: StoredFiles,
  ) {}

  /**
   * By the name of the question. What is closed to the reader is listed without a link.
   * @param isAnonymous for a reader who doesn't learn who applies: files are `File 1.pdf`, `File 2.pdf`.
   */
  async of(
    applicationId: string,
    reader: FileReader,
    isAnonymous = false,
  ): Promise<Readonly<Record<string, readonly ShownFile[]>>> {
    const { isScannerSet } = this.store;
    const shown: Record<string, ShownFile[]> = {};
    for (const { question, file } of await this.onPaper(applicationId, isAnonymous)) {
      const href = `/applications/${applicationId}/paper/files/${file.id}`;
      (shown[question] ??= []).push(shownFile(file, { reader, isScannerSet, href }));
    }
    return shown;
  }

  /** Undefined unless it is on the paper. */
  async byId(
    applicationId: string,
    fileId: string,
    isAnonymous = false,
  ): Promise<FileOnPaper | undefined> {
    const listed = await this.onPaper(applicationId, isAnonymous);
    const found = listed.find(({ file }) => file.id === fileId);
    const file = found && (await this.store.byId(fileId));
    return file && { question: found.question, fileName: found.file.fileName, file };
  }

  private async onPaper(
    applicationId: string,
    isAnonymous: boolean,
  ): Promise<readonly Pick<FileOfApplication, 'question' | 'file'>[]> {
    const files = await this.files.onPaper(applicationId);
    if (!isAnonymous) return files;
    return files.map(({ question, file }, index) => {
      const fileName = anonymousFileName(file.fileName, index + 1);
      return { question, file: { ...file, fileName } };
    });
  }
}
