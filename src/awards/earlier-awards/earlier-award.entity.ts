import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { penceColumn } from '../../platform/database/pence.column.js';

/** An award made elsewhere or before us, as its funder published it. In the register; not in the ledger. */
@Entity('earlier_award')
@Unique('earlier_award_once_per_identifier', ['identifier'])
@Index('earlier_award_by_recipient', ['recipientOrgId'])
@Check('earlier_award_amount_not_negative', 'amount_pence >= 0')
export class EarlierAward {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** The publisher's own: `360G-EssexCF-A547284`. */
  @Column('text') readonly identifier!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly description!: string;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  @Column('date', { name: 'awarded_on' }) readonly awardedOn!: LondonDate;
  @Column('text', { name: 'recipient_name' }) readonly recipientName!: string;
  /** As published (`GB-CHC-1092567`), well formed or not; empty for an individual. */
  @Column('text', { name: 'recipient_identifier' }) readonly recipientIdentifier!: string;
  /** The same, cleaned; null where it can't be told what it is. */
  @Column('text', { name: 'recipient_org_id', nullable: true })
  readonly recipientOrgId!: string | null;
  @Column('text', { name: 'funder_name' }) readonly funderName!: string;
  @Column('text', { name: 'funder_identifier' }) readonly funderIdentifier!: string;
  /** Empty where none is named. */
  @Column('text') readonly programme!: string;
  @Column('timestamptz', { name: 'imported_at' }) readonly importedAt!: Date;
}
