import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import { Meeting } from '../../panels/meetings/meeting.entity.js';
import type { QuorumReading } from '../../panels/meetings/quorum.rules.js';
import type { CastingVote } from '../../panels/meetings/voting.rules.js';
import { PanelRuleVersion } from '../../panels/rule/panel-rule.entity.js';
import { Person } from '../../people/person.entity.js';
import type { Outcome } from './outcome.rules.js';

/**
 * What a panel made of a bid, with the quorum and the votes it was made by: decided, or recommended and waiting.
 * A record: never edited. A bid that was put off, or whose recommendation came to nothing, gets another.
 */
@Entity('decision')
@Unique('decision_once_per_number', ['applicationId', 'number'])
@Check('decision_number_is_positive', 'number > 0')
@Check(
  'decision_outcome_is_known',
  `outcome IN ('awarded', 'part-awarded', 'deferred', 'referred', 'declined', 'endorsed', 'not-endorsed')`,
)
@Check(
  'decision_was_quorate',
  `cardinality(agencies_counted) >= quorum_agencies OR needs_ratification OR NOT is_carried
    OR outcome IN ('deferred', 'referred')`,
)
@Check('decision_between_meetings_is_ratified', 'meeting_id IS NOT NULL OR needs_ratification')
@Check(
  'decision_parent_is_asked_about_money',
  `NOT needs_parent OR outcome IN ('awarded', 'part-awarded')`,
)
@Check('decision_casting_vote_is_known', `casting_vote IN ('for', 'against')`)
@Check('decision_casting_vote_is_somebodys', '(casting_vote IS NULL) = (casting_by IS NULL)')
export class Decision {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'decision_application_fk' })
  readonly applicationId!: string;
  /** 1 for the first on this bid. */
  @Column('integer') readonly number!: number;
  /** Null for an urgent one between meetings. */
  @Column('uuid', { name: 'meeting_id', nullable: true })
  @ForeignKey(() => Meeting, { name: 'decision_meeting_fk' })
  readonly meetingId!: string | null;
  @Column('text') readonly outcome!: Outcome;
  /** The panel's reasons: in the minutes, and the organisation reads them. */
  @Column('text') readonly reasons!: string;
  /** What the panel keeps to itself; '' for nothing. */
  @Column('text') readonly notes!: string;
  /** '' when there are none. */
  @Column('text') readonly conditions!: string;
  /** What a smaller sum than was asked pays for; '' otherwise. */
  @Column('text', { name: 'revised_budget' }) readonly revisedBudget!: string;
  /** Whether the votes carried it. What they didn't carry is on the record, and nothing follows from it. */
  @Column('boolean', { name: 'is_carried' }) readonly isCarried!: boolean;
  /** The meeting was not quorate, or there was none. */
  @Column('boolean', { name: 'needs_ratification' }) readonly needsRatification!: boolean;
  /** It is above what the panel may decide alone. */
  @Column('boolean', { name: 'needs_parent' }) readonly needsParent!: boolean;
  /** The second vote of who was in the chair, where it settled a tie. */
  @Column('text', { name: 'casting_vote', nullable: true })
  readonly castingVote!: CastingVote | null;
  @Column('uuid', { name: 'casting_by', nullable: true })
  @ForeignKey(() => Person, { name: 'decision_casting_by_fk' })
  readonly castingBy!: string | null;
  /** Who was in the chair for the item; null where nobody was named, and between meetings. */
  @Column('uuid', { name: 'chaired_by', nullable: true })
  @ForeignKey(() => Person, { name: 'decision_chaired_by_fk' })
  readonly chairedBy!: string | null;
  /** The chair and vice chair who handed the item on with an interest in it, by the names they had. */
  @Column('text', { name: 'chairs_aside', array: true })
  readonly chairsAside!: readonly string[];
  @Column('uuid', { name: 'rule_id' })
  @ForeignKey(() => PanelRuleVersion, { name: 'decision_rule_fk' })
  readonly ruleId!: string;
  /** How many agencies it took on the day, and how they were counted: the panel's rule may change later. */
  @Column('integer', { name: 'quorum_agencies' }) readonly quorumAgencies!: number;
  @Column('text', { name: 'quorum_reading' }) readonly quorumReading!: QuorumReading;
  /** The agencies that made the quorum, or would have, by the names they had. */
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
