import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { AwardNote } from './award-note.entity.js';

/** What somebody has to see to after a visit, a call or an e-mail. */
@Entity('follow_up')
@Index('follow_up_of_note', ['noteId'])
@Index('follow_up_by_due_day', ['dueOn'], { where: 'done_at IS NULL' })
@Check('follow_up_says_what', `what <> ''`)
@Check(
  'follow_up_done_whole',
  '(done_at IS NULL) = (done_by IS NULL) AND (done_at IS NULL) = (outcome IS NULL)',
)
export class FollowUp {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'note_id' })
  @ForeignKey(() => AwardNote, { name: 'follow_up_note_fk' })
  readonly noteId!: string;
  @Column('text') readonly what!: string;
  @Column('uuid', { name: 'owner_id' })
  @ForeignKey(() => Person, { name: 'follow_up_owner_fk' })
  readonly ownerId!: string;
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  /** What came of it; null while it is to be done. */
  @Column('text', { nullable: true }) readonly outcome!: string | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) readonly doneAt!: Date | null;
  @Column('uuid', { name: 'done_by', nullable: true })
  @ForeignKey(() => Person, { name: 'follow_up_done_by_fk' })
  readonly doneBy!: string | null;
}
