import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import type { Sector } from '../membership/agency.entity.js';
import { Panel } from '../membership/panel.entity.js';
import type { PanelRule, Standing, VotingRule } from './panel-rule.js';

/** A version of a panel's rule. Append-only, by the database; the highest version is in force. */
@Entity('panel_rule')
@Unique('panel_rule_once_per_version', ['panelId', 'version'])
@Check('panel_rule_version_is_positive', 'version >= 1')
@Check('panel_rule_standing_is_known', `standing IN ('decides', 'endorses')`)
@Check('panel_rule_quorum_is_at_least_one', 'quorum_agencies >= 1')
@Check('panel_rule_sectors_are_known', `sectors_required <@ '{public,voluntary,commercial}'`)
@Check(
  'panel_rule_voting_is_known',
  `voting_rule IN ('consensus', 'majority-of-votes', 'majority-of-agencies')`,
)
@Check('panel_rule_ratification_is_days', 'ratification_days BETWEEN 1 AND 30')
@Check(
  'panel_rule_urgent_needs_ratification',
  'NOT may_decide_urgently OR ratification_days IS NOT NULL',
)
@Check('panel_rule_limit_is_positive', 'parent_decides_above_pence > 0')
export class PanelRuleVersion implements PanelRule {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'panel_id' })
  @ForeignKey(() => Panel, { name: 'panel_rule_panel_fk' })
  readonly panelId!: string;
  @Column('integer') readonly version!: number;
  @Column('text') readonly standing!: Standing;
  @Column('integer', { name: 'quorum_agencies' }) readonly quorumAgencies!: number;
  @Column('text', { name: 'sectors_required', array: true })
  readonly sectorsRequired!: readonly Sector[];
  @Column('text', { name: 'voting_rule' }) readonly votingRule!: VotingRule;
  @Column('boolean', { name: 'has_casting_vote' }) readonly hasCastingVote!: boolean;
  @Column('boolean', { name: 'do_abstentions_count' }) readonly doAbstentionsCount!: boolean;
  @Column('integer', { name: 'ratification_days', nullable: true })
  readonly ratificationDays!: number | null;
  @Column('boolean', { name: 'may_deputies_answer' }) readonly mayDeputiesAnswer!: boolean;
  @Column('boolean', { name: 'may_decide_urgently' }) readonly mayDecideUrgently!: boolean;
  @Column({ ...penceColumn, name: 'parent_decides_above_pence', nullable: true })
  readonly parentDecidesAbovePence!: Pence | null;
  /** Where it is written: the terms of reference, a minute. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  @Column('uuid', { name: 'set_by' })
  @ForeignKey(() => Person, { name: 'panel_rule_set_by_fk' })
  readonly setBy!: string;
}
