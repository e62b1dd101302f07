import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { Award } from '../award.entity.js';

export type RefusalStatus = 'proposed' | 'confirmed' | 'withdrawn';

/**
 * The trustee's refusal to pay what a panel awarded, because it may not lawfully: one person proposes it, another
 * confirms it. The panel's decision stays as it was made.
 */
@Entity('trustee_refusal')
@Index('trustee_refusal_once_while_proposed', ['awardId'], {
  unique: true,
  where: `status = 'proposed'`,
})
@Check('trustee_refusal_status_is_known', `status IN ('proposed', 'confirmed', 'withdrawn')`)
@Check('trustee_refusal_has_a_legal_reason', `legal_reason <> ''`)
@Check(
  'trustee_refusal_settled_whole',
  `(status = 'proposed') = (settled_at IS NULL) AND (status = 'proposed') = (settled_by IS NULL)`,
)
@Check(
  'trustee_refusal_is_confirmed_by_another',
  `status <> 'confirmed' OR settled_by <> proposed_by`,
)
@Check(
  'trustee_refusal_amount_when_confirmed',
  `(status = 'confirmed') = (amount_pence IS NOT NULL) AND amount_pence > 0`,
)
@Check(
  'trustee_refusal_withdrawn_with_a_reason',
  `(status = 'withdrawn') = (withdrawn_reason IS NOT NULL)`,
)
export class TrusteeRefusal {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'trustee_refusal_award_fk' })
  readonly awardId!: string;
  @Column('text') readonly status!: RefusalStatus;
  /** Which law, or which term of the fund's agreement, forbids it: the organisation and the panel read it. */
  @Column('text', { name: 'legal_reason' }) readonly legalReason!: string;
  /** What had not been sent when it was confirmed, and never will be; null before. */
  @Column({ ...penceColumn, name: 'amount_pence', nullable: true })
  readonly amountPence!: Pence | null;
  @Column('timestamptz', { name: 'proposed_at' }) readonly proposedAt!: Date;
  @Column('uuid', { name: 'proposed_by' })
  @ForeignKey(() => Person, { name: 'trustee_refusal_proposed_by_fk' })
  readonly proposedBy!: string;
  /** When it was confirmed or withdrawn. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'trustee_refusal_settled_by_fk' })
  readonly settledBy!: string | null;
  @Column('text', { name: 'withdrawn_reason', nullable: true })
  readonly withdrawnReason!: string | null;
}
