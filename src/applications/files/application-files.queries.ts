import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ListedFile } from '../../platform/files/shown-file.rules.js';

/** A file that answers a question of an application. */
export interface FileOfApplication {
  /** The name of the question. */
  readonly question: string;
  readonly file: ListedFile;
  /** Taken from the organisation's library. */
  readonly isFromLibrary: boolean;
  readonly addedAt: Date;
  readonly addedByName: string;
}

type Row = Omit<FileOfApplication, 'file'> & Omit<ListedFile, 'id'> & { readonly fileId: string };

/** The files of applications, as they answer now. Whose a person may see, the caller decides. */
@Injectable()
export class ApplicationFiles {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which they were added. */
  of(applicationId: string): Promise<readonly FileOfApplication[]> {
    return this.select('', applicationId);
  }

  /** What a reader of the paper finds: nothing of a draft, which is its writers' only. */
  onPaper(applicationId: string): Promise<readonly FileOfApplication[]> {
    return this.select(`AND l.is_on_record AND a.status <> 'draft'`, applicationId);
  }

  private async select(which: string, applicationId: string): Promise<FileOfApplication[]> {
    const rows = await this.dataSource.query<Row[]>(
      `SELECT l.question, l.file_id AS "fileId", f.file_name AS "fileName", f.size, f.scan,
              f.scan_found AS "scanFound", l.document_id IS NOT NULL AS "isFromLibrary",
              l.added_at AS "addedAt", p.name AS "addedByName"
         FROM application_file l
         JOIN application a ON a.id = l.application_id
         JOIN stored_file f ON f.id = l.file_id
         JOIN person p ON p.id = l.added_by
        WHERE l.application_id = $1 AND l.removed_at IS NULL ${which}
        ORDER BY l.added_at, f.file_name, l.id`,
      [applicationId],
    );
    return rows.map(({ fileId, fileName, size, scan, scanFound, ...rest }) => ({
      ...rest,
      file: { id: fileId, fileName, size, scan, scanFound },
    }));
  }
}
