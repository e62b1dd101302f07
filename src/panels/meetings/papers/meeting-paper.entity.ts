import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Application } from '../../../applications/application.entity.js';
import { Person } from '../../../people/person.entity.js';
import { StoredFile } from '../../../platform/files/stored-file.entity.js';
import { Meeting } from '../meeting.entity.js';

/** A document before a meeting. A file is a meeting's once. */
@Entity('meeting_paper')
export class MeetingPaper {
  /** Its file's. */
  @PrimaryColumn('uuid')
  @ForeignKey(() => StoredFile, { name: 'meeting_paper_file_fk' })
  readonly id!: string;
  @Index('meeting_paper_of_meeting')
  @Column('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'meeting_paper_meeting_fk' })
  readonly meetingId!: string;
  /** The bid it is about: to whom that is shut, the paper is not there. Null when it is about none. */
  @Column('uuid', { name: 'application_id', nullable: true })
  @ForeignKey(() => Application, { name: 'meeting_paper_application_fk' })
  readonly applicationId!: string | null;
  @Column('text') readonly title!: string;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'meeting_paper_added_by_fk' })
  readonly addedBy!: string;
}
