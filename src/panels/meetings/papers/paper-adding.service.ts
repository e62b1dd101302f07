import { Injectable } from '@nestjs/common';
import { Application } from '../../../applications/application.entity.js';
import { Clock } from '../../../kernel/clock.js';
import { refuse } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import type { UploadedFile } from '../../../platform/files/file-content.js';
import { StoredFiles } from '../../../platform/files/stored-files.service.js';
import { MeetingRecord } from '../meeting-record.service.js';
import { MeetingPaper } from './meeting-paper.entity.js';

export interface AddPaper {
  readonly file: UploadedFile;
  readonly meetingId: string;
  readonly roundId: string;
  readonly title: string;
  /** The bid it is about; null for none. */
  readonly applicationId: string | null;
  readonly by: string;
}

@Injectable()
export class PaperAdding {
  constructor(
    private readonly transactions: Transactions,
    private readonly meetings: MeetingRecord,
    private readonly files: StoredFiles,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Puts a document before a meeting. The same file again is the one that is there.
   * @throws Refused when it is none of the kinds that are kept, the bid is of another round, or the meeting is minuted.
   */
  add({ file, meetingId, roundId, title, applicationId, by }: AddPaper): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { isRecordClosed } = await this.meetings.lock(tx, meetingId);
      const owner = `meeting/${meetingId}` as const;
      const { id, sha256, isNew } = await this.files.keep(tx, { file, owner, by });
      if (!isNew) return;
      if (isRecordClosed) {
        refuse('record-closed', 'The minutes of this meeting are issued: it has all its papers');
      }
      if (applicationId !== null) {
        const isOfRound = await tx.existsBy(Application, { id: applicationId, roundId });
        if (!isOfRound) refuse('another-rounds-bid', 'Choose a bid of this round', 'bid');
      }
      await tx.insert(MeetingPaper, {
        ...{ id, meetingId, applicationId, title },
        ...{ addedAt: this.clock.now(), addedBy: by },
      });
      await this.audit.record(tx, {
        subject: owner,
        act: 'paper-added',
        by,
        detail: { paperId: id, applicationId, title, sha256 },
      });
    });
  }
}
