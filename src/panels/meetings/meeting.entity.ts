import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Round } from '../../rounds/round.entity.js';
import { Panel } from '../membership/panel.entity.js';

/** A panel comes together to decide the bids of one round. When and where, until it was moved or cancelled. */
@Entity('meeting')
@Index('meeting_by_start', ['startsAt'], { where: 'cancelled_at IS NULL' })
@Index('meeting_once_per_moment', ['panelId', 'roundId', 'startsAt'], {
  unique: true,
  where: 'cancelled_at IS NULL',
})
@Check('meeting_sequence_not_negative', 'sequence >= 0')
@Check('meeting_cancelled_has_no_record', 'cancelled_at IS NULL OR record_closed_at IS NULL')
export class Meeting {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'panel_id' })
  @ForeignKey(() => Panel, { name: 'meeting_panel_fk' })
  readonly panelId!: string;
  @Column('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'meeting_round_fk' })
  readonly roundId!: string;
  @Column('timestamptz', { name: 'starts_at' }) readonly startsAt!: Date;
  @Column('text') readonly place!: string;
  @Column('timestamptz', { name: 'called_at' }) readonly calledAt!: Date;
  @Column('uuid', { name: 'called_by' })
  @ForeignKey(() => Person, { name: 'meeting_called_by_fk' })
  readonly calledBy!: string;
  /** How often it was moved or cancelled: of two invitations, calendars keep the higher. */
  @Column('integer', { default: 0 }) readonly sequence!: number;
  /** Null unless it was cancelled. */
  @Column('timestamptz', { name: 'cancelled_at', nullable: true })
  readonly cancelledAt!: Date | null;
  /** When its minutes were issued: nobody arrives, leaves or decides there after that. Null before. */
  @Column('timestamptz', { name: 'record_closed_at', nullable: true })
  readonly recordClosedAt!: Date | null;
}
