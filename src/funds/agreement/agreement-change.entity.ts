import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Fund } from '../fund.entity.js';

/** What an agreement said before, says since, and why it was changed. Only ever added to. */
@Entity('agreement_change')
@Unique('agreement_change_once_per_form', ['formKey'])
@Check('agreement_change_has_a_reason', `reason <> ''`)
@Check('agreement_change_changes_something', 'before <> after')
export class AgreementChange {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'agreement_change_fund_fk' })
  readonly fundId!: string;
  /** Only the terms that differ, by their names, in words. */
  @Column('jsonb') readonly before!: Readonly<Record<string, string>>;
  @Column('jsonb') readonly after!: Readonly<Record<string, string>>;
  @Column('text') readonly reason!: string;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
  @Column('uuid', { name: 'changed_by' })
  @ForeignKey(() => Person, { name: 'agreement_change_changed_by_fk' })
  readonly changedBy!: string;
}
