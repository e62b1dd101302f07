import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Round } from '../../rounds/round.entity.js';
import { Panel } from '../membership/panel.entity.js';

/** A panel comes together to decide the bids of one round. */
@Entity('meeting')
@Unique('meeting_once_per_moment', ['panelId', 'roundId', 'startsAt'])
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
}
