import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import { Person } from '../people/person.entity.js';

/** A funder's money held in trust for a stated purpose. What it comes to is the ledger's to say. */
@Entity('fund')
@Unique('fund_once_per_code', ['code'])
@Check('fund_code_is_a_short_word', `code ~ '^[a-z][a-z0-9-]{1,30}$'`)
@Check('fund_spent_after_it_starts', 'spend_by >= starts_on')
export class Fund {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** `lottery`: names the fund's accounts in the ledger and its exports. */
  @Column('text') readonly code!: string;
  @Column('text') readonly name!: string;
  @Column('text', { name: 'funder_name' }) readonly funderName!: string;
  /** What the money may be spent on, in the words of the agreement. */
  @Column('text') readonly restriction!: string;
  @Column('text', { name: 'agreement_reference' }) readonly agreementReference!: string;
  @Column('date', { name: 'starts_on' }) readonly startsOn!: LondonDate;
  @Column('date', { name: 'spend_by' }) readonly spendBy!: LondonDate;
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  @Column('uuid', { name: 'opened_by' })
  @ForeignKey(() => Person, { name: 'fund_opened_by_fk' })
  readonly openedBy!: string;
}
