import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { ReturnSent } from '../submission/return-sent.entity.js';
import type { ReturnAct } from '../return.lifecycle.js';

/** What is asked about one answer. */
export interface AskedOfReturn {
  /** The question's own name within the return. */
  readonly question: string;
  readonly label: string;
  readonly ask: string;
}

export type ReviewAct = Exclude<ReturnAct, 'submit' | 'ask-again'>;

/** One judgement of a return, as it was sent then. Written once: another judgement is another row. */
@Entity('return_review')
@ForeignKey(() => ReturnSent, ['returnId', 'sending'], ['returnId', 'number'], {
  name: 'return_review_sending_fk',
})
@Unique('return_review_once_per_number', ['returnId', 'number'])
@Index('return_review_by_day_of_answer', ['dueOn'], { where: `act = 'query'` })
@Check('return_review_act_is_known', `act IN ('accept', 'query', 'waive', 'take-back')`)
@Check(
  'return_review_admits_when_accepted',
  `(act = 'accept') = (admitted_pence IS NOT NULL) AND admitted_pence >= 0`,
)
@Check('return_review_asks_by_a_day', `(act = 'query') = (due_on IS NOT NULL)`)
@Check('return_review_has_a_reason', `reason <> '' OR act IN ('accept', 'query')`)
export class ReturnReview {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_review_return_fk' })
  readonly returnId!: string;
  /** 1 for the first of the return. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly act!: ReviewAct;
  /** '' where none was given: an acceptance needs none, and a question says itself what it is about. */
  @Column('text') readonly reason!: string;
  /** Of what was spent since the award began, what counts; null unless it was accepted. */
  @Column({ ...penceColumn, name: 'admitted_pence', nullable: true })
  readonly admittedPence!: Pence | null;
  /** None unless it was queried. */
  @Column('jsonb') readonly asked!: readonly AskedOfReturn[];
  /** The day by which what was asked is to be answered, Europe/London. */
  @Column('date', { name: 'due_on', nullable: true }) readonly dueOn!: LondonDate | null;
  /** Which sending was judged; null when it had not been sent. */
  @Column('integer', { nullable: true }) readonly sending!: number | null;
  @Column('timestamptz', { name: 'reviewed_at' }) readonly reviewedAt!: Date;
  @Column('uuid', { name: 'reviewed_by' })
  @ForeignKey(() => Person, { name: 'return_review_reviewed_by_fk' })
  readonly reviewedBy!: string;
}
