import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Meeting } from '../../../panels/meetings/meeting.entity.js';
import { Person } from '../../../people/person.entity.js';

/** The order of a meeting's agenda, as somebody set it: all of it each time. The last is in force. Append-only. */
@Entity('agenda_order')
@Check('agenda_order_version_is_positive', 'version > 0')
export class AgendaOrder {
  @PrimaryColumn('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'agenda_order_meeting_fk' })
  readonly meetingId!: string;
  /** 1 for the first change of the ranking. */
  @PrimaryColumn('integer') readonly version!: number;
  /** Those included that are shut to whoever set it: not for reading as it is. */
  @Column('uuid', { name: 'application_ids', array: true })
  readonly applicationIds!: readonly string[];
  @Column('timestamptz', { name: 'ordered_at' }) readonly orderedAt!: Date;
  @Column('uuid', { name: 'ordered_by' })
  @ForeignKey(() => Person, { name: 'agenda_order_ordered_by_fk' })
  readonly orderedBy!: string;
}
