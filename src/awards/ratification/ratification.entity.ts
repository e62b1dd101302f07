import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import type { RatificationStatus } from '../decision/outcome.rules.js';
import { Decision } from '../decision/decision.entity.js';

/** A recommendation before the agencies by e-mail. It ends once: passed, lapsed, or made void with a reason. */
@Entity('ratification')
@Unique('ratification_once_per_decision', ['decisionId'])
@Index('ratification_open', ['closesAt'], { where: `status = 'open'` })
@Check('ratification_status_is_known', `status IN ('open', 'passed', 'lapsed', 'void')`)
@Check('ratification_closes_after_it_opens', 'closes_at > opened_at')
@Check('ratification_closed_whole', `(status = 'open') = (closed_at IS NULL)`)
@Check(
  'ratification_counted_when_it_ended',
  `(status IN ('passed', 'lapsed')) = (agencies_counted IS NOT NULL)`,
)
@Check(
  'ratification_void_is_explained',
  `(status = 'void') = (void_reason IS NOT NULL AND voided_by IS NOT NULL)`,
)
export class RatificationOfDecision {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'decision_id' })
  @ForeignKey(() => Decision, { name: 'ratification_decision_fk' })
  readonly decisionId!: string;
  @Column('text') readonly status!: RatificationStatus;
  /** When its text as it stands was sent out. */
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  /** From this moment no answer counts. */
  @Column('timestamptz', { name: 'closes_at' }) readonly closesAt!: Date;
  @Column('timestamptz', { name: 'closed_at', nullable: true }) readonly closedAt!: Date | null;
  /** The agencies that made the quorum in the end, by name. */
  @Column('text', { name: 'agencies_counted', array: true, nullable: true })
  readonly agenciesCounted!: readonly string[] | null;
  @Column('text', { name: 'void_reason', nullable: true }) readonly voidReason!: string | null;
  @Column('uuid', { name: 'voided_by', nullable: true })
  @ForeignKey(() => Person, { name: 'ratification_voided_by_fk' })
  readonly voidedBy!: string | null;
}
