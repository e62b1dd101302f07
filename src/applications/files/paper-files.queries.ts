import { Injectable } from '@nestjs/common';
import type { FileReader } from '../../platform/files/scanning/scan.rules.js';
import { shownFile, type ShownFile } from '../../platform/files/shown-file.rules.js';
import type { StoredFile } from '../../platform/files/stored-file.entity.js';
import { StoredFiles } from '../../platform/files/stored-files.service.js';
import { ApplicationFiles } from './application-files.queries.js';

/** For readers whose right to the paper the caller has judged: by question, what they may open. */
@Injectable()
export class PaperFiles {
  constructor(
    private readonly files: ApplicationFiles,
    private readonly store: StoredFiles,
  ) {}

  /** By the name of the question. What is closed to the reader is listed without a link. */
  async of(
    applicationId: string,
    reader: FileReader,
  ): Promise<Readonly<Record<string, readonly ShownFile[]>>> {
    const { isScannerSet } = this.store;
    const shown: Record<string, ShownFile[]> = {};
    for (const { question, file } of await this.files.onPaper(applicationId)) {
      const href = `/applications/${applicationId}/paper/files/${file.id}`;
      (shown[question] ??= []).push(shownFile(file, { reader, isScannerSet, href }));
    }
    return shown;
  }

  /** Undefined unless it is on the paper. */
  async byId(applicationId: string, fileId: string): Promise<StoredFile | undefined> {
    const files = await this.files.onPaper(applicationId);
    return files.some(({ file }) => file.id === fileId) ? this.store.byId(fileId) : undefined;
  }
}
