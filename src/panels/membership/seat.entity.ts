import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Agency } from './agency.entity.js';
import { Panel } from './panel.entity.js';

export type Office = 'chair' | 'vice-chair' | 'member';

/** A person's place on a panel, for one agency, from a date until a date (both included). */
@Entity('seat')
@Unique('seat_once_per_person', ['panelId', 'personId'])
@Check('seat_office_is_known', `office IN ('chair', 'vice-chair', 'member')`)
@Check('seat_ends_after_it_starts', 'ends_on >= starts_on')
export class Seat {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'panel_id' })
  @ForeignKey(() => Panel, { name: 'seat_panel_fk' })
  readonly panelId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'seat_person_fk' })
  readonly personId!: string;
  @Column('uuid', { name: 'agency_id' })
  @ForeignKey(() => Agency, { name: 'seat_agency_fk' })
  readonly agencyId!: string;
  @Column('text') readonly office!: Office;
  @Column('date', { name: 'starts_on' }) readonly startsOn!: LondonDate;
  /** Null while the term has no end. */
  @Column('date', { name: 'ends_on', nullable: true }) readonly endsOn!: LondonDate | null;
}
