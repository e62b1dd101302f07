import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import { Fund } from '../../funds/fund.entity.js';
import type { Pence } from '../../kernel/pence.js';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import type { QuorumReading } from '../../panels/meetings/quorum.rules.js';
import { PanelRuleVersion } from '../../panels/rule/panel-rule.entity.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

export type Outcome = 'awarded' | 'declined';

/** What a quorate panel decided about a bid, with the quorum it was decided by. Decided once. */
@Entity('decision')
@Unique('decision_once_per_application', ['applicationId'])
@Check('decision_outcome_is_known', `outcome IN ('awarded', 'declined')`)
@Check('decision_amount_is_positive', 'amount_pence > 0')
@Check('decision_was_quorate', 'cardinality(agencies_counted) >= quorum_agencies')
@Check(
  'decision_awards_a_sum_from_a_fund',
  `(outcome = 'awarded') = (fund_id IS NOT NULL AND amount_pence IS NOT NULL)`,
)
export class Decision {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'decision_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'meeting_id' })
  @ForeignKey(() => Meeting, { name: 'decision_meeting_fk' })
  readonly meetingId!: string;
  @Column('text') readonly outcome!: Outcome;
  /** Null, as the amount, when the bid was declined. */
  @Column('uuid', { name: 'fund_id', nullable: true })
  @ForeignKey(() => Fund, { name: 'decision_fund_fk' })
  readonly fundId!: string | null;
  @Column({ ...penceColumn, name: 'amount_pence', nullable: true })
  readonly amountPence!: Pence | null;
  @Column('text') readonly reasons!: string;
  /** '' when there are none. */
  @Column('text') readonly conditions!: string;
  @Column('uuid', { name: 'rule_id' })
  @ForeignKey(() => PanelRuleVersion, { name: 'decision_rule_fk' })
  readonly ruleId!: string;
  /** How many agencies it took on the day, and how they were counted: the panel's rule may change later. */
  @Column('integer', { name: 'quorum_agencies' }) readonly quorumAgencies!: number;
  @Column('text', { name: 'quorum_reading' }) readonly quorumReading!: QuorumReading;
  /** The agencies that made the quorum, by the names they had. */
  @Column('text', { name: 'agencies_counted', array: true })
  readonly agenciesCounted!: readonly string[];
  /** Present, but out of this item because of a pecuniary interest. */
  @Column('text', { name: 'agencies_recused', array: true })
  readonly agenciesRecused!: readonly string[];
  @Column('timestamptz', { name: 'decided_at' }) readonly decidedAt!: Date;
  /** The chair or vice chair, or the coordinator who wrote it down for them. */
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'decision_recorded_by_fk' })
  readonly recordedBy!: string;
}
