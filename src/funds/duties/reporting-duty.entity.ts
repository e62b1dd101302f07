import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Fund } from '../fund.entity.js';

/** What the agreement makes us send the funder, how often, and when it is due next. */
@Entity('reporting_duty')
@Unique('reporting_duty_once_per_form', ['formKey'])
@Check('reporting_duty_recurs_sanely', 'every_months BETWEEN 1 AND 60')
@Check('reporting_duty_ended_whole', 'num_nonnulls(ended_at, ended_by, ended_reason) IN (0, 3)')
@Check('reporting_duty_ended_is_due_no_more', 'ended_at IS NULL OR next_due_on IS NULL')
export class ReportingDuty {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'reporting_duty_fund_fk' })
  readonly fundId!: string;
  @Column('text') readonly what!: string;
  /** Null when it is due once. */
  @Column('integer', { name: 'every_months', nullable: true }) readonly everyMonths!: number | null;
  /** Null when nothing more is due. */
  @Column('date', { name: 'next_due_on', nullable: true }) readonly nextDueOn!: LondonDate | null;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'reporting_duty_added_by_fk' })
  readonly addedBy!: string;
  /** When the funder let us off; null while it stands, or ran out by itself. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true })
  @ForeignKey(() => Person, { name: 'reporting_duty_ended_by_fk' })
  readonly endedBy!: string | null;
  @Column('text', { name: 'ended_reason', nullable: true }) readonly endedReason!: string | null;
}
