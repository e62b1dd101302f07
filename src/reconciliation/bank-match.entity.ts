import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { BankRule } from './bank-rules/bank-rule.entity.js';

/** By our own reference and sum; by a rule that the administrator wrote; or by somebody's word. */
export type MatchedHow = 'exact' | 'rule' | 'hand';

/** Somebody's saying what a line of the bank's is. What it ties together are its parts. Undone, never deleted. */
@Entity('bank_match')
@Check('bank_match_how_is_known', `how IN ('exact', 'rule', 'hand')`)
@Check('bank_match_says_who', `matched_by IS NOT NULL OR how = 'rule'`)
@Check(
  'bank_match_undone_with_a_reason',
  'num_nonnulls(undone_at, undone_by, undone_because) IN (0, 3)',
)
export class BankMatch {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly how!: MatchedHow;
  @Column('uuid', { name: 'rule_id', nullable: true })
  @ForeignKey(() => BankRule, { name: 'bank_match_rule_fk' })
  readonly ruleId!: string | null;
  /** Why it was suggested, in the words that were shown; '' when it was found by hand. */
  @Column('text') readonly reasons!: string;
  @Column('timestamptz', { name: 'matched_at' }) readonly matchedAt!: Date;
  /** Null when an automatic rule did it. */
  @Column('uuid', { name: 'matched_by', nullable: true })
  @ForeignKey(() => Person, { name: 'bank_match_matched_by_fk' })
  readonly matchedBy!: string | null;
  @Column('timestamptz', { name: 'undone_at', nullable: true }) readonly undoneAt!: Date | null;
  @Column('uuid', { name: 'undone_by', nullable: true })
  @ForeignKey(() => Person, { name: 'bank_match_undone_by_fk' })
  readonly undoneBy!: string | null;
  @Column('text', { name: 'undone_because', nullable: true })
  readonly undoneBecause!: string | null;
}
