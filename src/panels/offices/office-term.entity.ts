import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import type { Office } from '../membership/seat.entity.js';
import { Panel } from '../membership/panel.entity.js';

/** An office a panel elects somebody to. */
export type ElectedOffice = Exclude<Office, 'member'>;

/** Somebody was elected to an office of a panel, for a year at most. They hold it on days they also have a seat. */
@Entity('office_term')
@Index('office_term_by_end', ['endsOn'], { where: `office = 'chair'` })
@Check('office_term_office_is_known', `office IN ('chair', 'vice-chair')`)
@Check(
  'office_term_lasts_a_year_at_most',
  `ends_on >= elected_on - 1 AND ends_on < elected_on + interval '1 year'`,
)
export class OfficeTerm {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'panel_id' })
  @ForeignKey(() => Panel, { name: 'office_term_panel_fk' })
  readonly panelId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'office_term_person_fk' })
  readonly personId!: string;
  @Column('text') readonly office!: ElectedOffice;
  @Column('date', { name: 'elected_on' }) readonly electedOn!: LondonDate;
  /** The last day of the office. */
  @Column('date', { name: 'ends_on' }) readonly endsOn!: LondonDate;
  /** The meeting that elected them and where it is minuted, in words. */
  @Column('text', { name: 'elected_at' }) readonly electedAt!: string;
  /** Why it ended before its year; null unless it did. */
  @Column('text', { name: 'end_reason', nullable: true }) readonly endReason!: string | null;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'office_term_recorded_by_fk' })
  readonly recordedBy!: string;
}
