import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { ListedFile } from '../../../platform/files/shown-file.rules.js';

/** A paper of a meeting without its bytes. */
export interface ListedPaper extends ListedFile {
  readonly title: string;
  /** The bid it is about; null for none. */
  readonly applicationId: string | null;
  readonly reference: string | null;
  readonly addedAt: Date;
  readonly addedByName: string;
}

/** The papers of a meeting. Who may see which, `readablePapers` says. */
@Injectable()
export class MeetingPapers {
  constructor(private readonly dataSource: DataSource) {}

  /** In the order in which they were added. */
  ofMeeting(meetingId: string): Promise<readonly ListedPaper[]> {
    return this.dataSource.query<ListedPaper[]>(
      `SELECT m.id, m.title, m.application_id AS "applicationId", a.reference, f.file_name AS "fileName", f.size,
              f.scan, f.scan_found AS "scanFound", m.added_at AS "addedAt", p.name AS "addedByName"
         FROM meeting_paper m JOIN stored_file f ON f.id = m.id JOIN person p ON p.id = m.added_by
         LEFT JOIN application a ON a.id = m.application_id
        WHERE m.meeting_id = $1 ORDER BY m.added_at, m.id`,
      [meetingId],
    );
  }
}
