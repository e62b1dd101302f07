import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { FundPayment } from '../funds/fund-payment.entity.js';
import { Receipt } from '../funds/receipt.entity.js';
import type { Pence } from '../kernel/pence.js';
import { GrantReturn } from '../payments/grant-return/grant-return.entity.js';
import { Instalment } from '../payments/instalment.entity.js';
import { PaymentRun } from '../payments/payment-run.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import { BankLine } from './bank-line.entity.js';
import { BankMatch } from './bank-match.entity.js';

/** What a part of a line is. A transfer between our own accounts is no thing of ours: its two lines cancel. */
export type PartKind =
  'receipt' | 'payment' | 'bounce' | 'fund-payment' | 'grant-return' | 'own-transfer';

/** So many pence of one line that are so many pence of one thing of ours. */
@Entity('bank_match_part')
@Index('bank_match_part_of_match', ['matchId'])
@Index('bank_match_part_of_line', ['bankLineId'])
@Index('bank_match_part_of_receipt', ['receiptId'], { where: 'receipt_id IS NOT NULL' })
@Index('bank_match_part_of_instalment', ['instalmentId'], { where: 'instalment_id IS NOT NULL' })
@Index('bank_match_part_of_fund_payment', ['fundPaymentId'], {
  where: 'fund_payment_id IS NOT NULL',
})
@Index('bank_match_part_of_grant_return', ['grantReturnId'], {
  where: 'grant_return_id IS NOT NULL',
})
@Check(
  'bank_match_part_kind_is_known',
  `kind IN ('receipt', 'payment', 'bounce', 'fund-payment', 'grant-return', 'own-transfer')`,
)
@Check('bank_match_part_is_not_nothing', 'pence <> 0')
@Check(
  'bank_match_part_is_of_its_kind',
  `(receipt_id IS NOT NULL) = (kind = 'receipt')
   AND (instalment_id IS NOT NULL) = (kind IN ('payment', 'bounce'))
   AND (fund_payment_id IS NOT NULL) = (kind = 'fund-payment')
   AND (grant_return_id IS NOT NULL) = (kind = 'grant-return')
   AND (run_id IS NULL OR kind = 'payment')`,
)
export class BankMatchPart {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'match_id' })
  @ForeignKey(() => BankMatch, { name: 'bank_match_part_match_fk' })
  readonly matchId!: string;
  @Column('uuid', { name: 'bank_line_id' })
  @ForeignKey(() => BankLine, { name: 'bank_match_part_bank_line_fk' })
  readonly bankLineId!: string;
  @Column('text') readonly kind!: PartKind;
  @Column('uuid', { name: 'receipt_id', nullable: true })
  @ForeignKey(() => Receipt, { name: 'bank_match_part_receipt_fk' })
  readonly receiptId!: string | null;
  @Column('uuid', { name: 'instalment_id', nullable: true })
  @ForeignKey(() => Instalment, { name: 'bank_match_part_instalment_fk' })
  readonly instalmentId!: string | null;
  @Column('uuid', { name: 'fund_payment_id', nullable: true })
  @ForeignKey(() => FundPayment, { name: 'bank_match_part_fund_payment_fk' })
  readonly fundPaymentId!: string | null;
  @Column('uuid', { name: 'grant_return_id', nullable: true })
  @ForeignKey(() => GrantReturn, { name: 'bank_match_part_grant_return_fk' })
  readonly grantReturnId!: string | null;
  /** The run that was matched with the line as one, when this is a payment of it. */
  @Column('uuid', { name: 'run_id', nullable: true })
  @ForeignKey(() => PaymentRun, { name: 'bank_match_part_run_fk' })
  readonly runId!: string | null;
  /** Into the account is positive, as on the line. */
  @Column({ ...penceColumn }) readonly pence!: Pence;
  /** The thing was recorded by this match, and goes with it when it is undone. */
  @Column('boolean', { name: 'is_made_here' }) readonly isMadeHere!: boolean;
  /** False once its match is undone; only the database says so. */
  @Column('boolean', { name: 'is_live', default: true }) readonly isLive!: boolean;
}
