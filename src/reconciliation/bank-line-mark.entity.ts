import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import { BankLine } from './bank-line.entity.js';
import { BankRule } from './bank-rules/bank-rule.entity.js';

export const SET_ASIDE = ['on-hold', 'ignored'] as const;
export type SetAside = (typeof SET_ASIDE)[number];

/** A line set aside, and why: until somebody takes it up again. */
@Entity('bank_line_mark')
@Index('bank_line_marked_once', ['bankLineId'], { unique: true, where: 'lifted_at IS NULL' })
@Check('bank_line_mark_state_is_known', `state IN ('ignored', 'on-hold')`)
@Check('bank_line_mark_has_a_reason', `reason ~ '\\S'`)
@Check('bank_line_mark_lifted_by_somebody', 'num_nonnulls(lifted_at, lifted_by) IN (0, 2)')
export class BankLineMark {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_line_id' })
  @ForeignKey(() => BankLine, { name: 'bank_line_mark_bank_line_fk' })
  readonly bankLineId!: string;
  @Column('text') readonly state!: SetAside;
  @Column('text') readonly reason!: string;
  @Column('uuid', { name: 'rule_id', nullable: true })
  @ForeignKey(() => BankRule, { name: 'bank_line_mark_rule_fk' })
  readonly ruleId!: string | null;
  @Column('timestamptz', { name: 'marked_at' }) readonly markedAt!: Date;
  /** Null when an automatic rule did it. */
  @Column('uuid', { name: 'marked_by', nullable: true })
  @ForeignKey(() => Person, { name: 'bank_line_mark_marked_by_fk' })
  readonly markedBy!: string | null;
  @Column('timestamptz', { name: 'lifted_at', nullable: true }) readonly liftedAt!: Date | null;
  @Column('uuid', { name: 'lifted_by', nullable: true })
  @ForeignKey(() => Person, { name: 'bank_line_mark_lifted_by_fk' })
  readonly liftedBy!: string | null;
}
