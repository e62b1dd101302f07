import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Outcome } from '../../organisations/checks/check.rules.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { Application } from '../application.entity.js';
import type { ApplicationCheckKind } from './check-kinds.rules.js';

/** What somebody found when they looked into an application. The latest of a kind counts; none is edited. */
@Entity('application_check')
@Unique('application_check_in_turn', ['applicationId', 'kind', 'number'])
@Check('application_check_kind_is_known', `kind IN ('asked-against-income', 'duplicates')`)
@Check('application_check_number_is_positive', 'number > 0')
@Check('application_check_outcome_is_known', `outcome IN ('passed', 'problem', 'does-not-apply')`)
@Check('application_check_income_not_negative', 'income_pence >= 0')
@Check('application_check_seen_on_a_day', `(source = '') = (source_on IS NULL)`)
@Check('application_check_says_why', `outcome = 'passed' OR note <> ''`)
export class ApplicationCheck {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'application_check_application_fk' })
  readonly applicationId!: string;
  @Column('text') readonly kind!: ApplicationCheckKind;
  /** 1 for the first of its kind: two people who record at once are told of each other. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly outcome!: Outcome;
  @Column('text') readonly note!: string;
  /** Where somebody looked by hand: an address on the web, or words; '' when nowhere. */
  @Column('text') readonly source!: string;
  @Column('date', { name: 'source_on', nullable: true }) readonly sourceOn!: LondonDate | null;
  /** A year's income, typed from what the source says; null where none was typed. */
  @Column({ ...penceColumn, name: 'income_pence', nullable: true })
  readonly incomePence!: Pence | null;
  @Column('timestamptz', { name: 'checked_at' }) readonly checkedAt!: Date;
  @Column('uuid', { name: 'checked_by' })
  @ForeignKey(() => Person, { name: 'application_check_checked_by_fk' })
  readonly checkedBy!: string;
}
