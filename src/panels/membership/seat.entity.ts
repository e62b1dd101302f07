import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Agency } from './agency.entity.js';
import { Panel } from './panel.entity.js';

/** What a member is on the panel today. The chair and the vice chair are elected: see `OfficeTerm`. */
export type Office = 'chair' | 'vice-chair' | 'member';

/**
 * A person's place on a panel, for one agency, from a date until a date (both included). One at a time on a
 * panel; who comes back has another. A deputy has a seat too: they read and attend for the agency like its member.
 */
@Entity('seat')
@Index('seat_once_while_it_has_no_end', ['panelId', 'personId'], {
  unique: true,
  where: 'ends_on IS NULL',
})
@Check('seat_ends_after_it_starts', 'ends_on >= starts_on - 1')
@Check('seat_is_no_deputy_of_itself', 'deputy_of <> id')
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
  @Column('date', { name: 'starts_on' }) readonly startsOn!: LondonDate;
  /**
   * The last day that counts; null while the term has no end. Who is let go at once counts no more from that
   * very day: their last is the day before, also when they were seated that day.
   */
  @Column('date', { name: 'ends_on', nullable: true }) readonly endsOn!: LondonDate | null;
  /** The seat whose member they stand in for; null for the member. */
  @Column('uuid', { name: 'deputy_of', nullable: true })
  @ForeignKey('Seat', { name: 'seat_deputy_of_fk' })
  readonly deputyOf!: string | null;
  /** Why it was ended; null while it wasn't, and when its term only ran out. */
  @Column('text', { name: 'end_reason', nullable: true }) readonly endReason!: string | null;
}
