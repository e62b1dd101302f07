import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../../applications/application.entity.js';
import { Meeting } from '../../../panels/meetings/meeting.entity.js';
import { Person } from '../../../people/person.entity.js';

/**
 * What the chair tried for a bid at a meeting, before anything is decided. Not a decision: it moves no money. The
 * last one stands; one without parts takes back what was proposed. Append-only.
 */
@Entity('proposal')
@Unique('proposal_once_per_version', ['meetingId', 'applicationId', 'version'])
@Check('proposal_version_is_positive', 'version > 0')
export class Proposal {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'proposal_meeting_fk' })
  readonly meetingId!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'proposal_application_fk' })
  readonly applicationId!: string;
  @Column('integer') readonly version!: number;
  @Column('timestamptz', { name: 'proposed_at' }) readonly proposedAt!: Date;
  @Column('uuid', { name: 'proposed_by' })
  @ForeignKey(() => Person, { name: 'proposal_proposed_by_fk' })
  readonly proposedBy!: string;
}
