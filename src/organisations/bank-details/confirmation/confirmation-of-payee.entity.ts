import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { GivenBankDetails } from '../bank-details.entity.js';
import type { PayeeResult } from './confirmation.rules.js';

/** What the bank said, written down by hand; asked again, it is another. The last one counts. */
@Entity('confirmation_of_payee')
@Unique('confirmation_of_payee_in_turn', ['bankDetailsId', 'place'])
@Check('confirmation_of_payee_is_counted', 'place >= 1')
@Check(
  'confirmation_of_payee_result_is_known',
  `result IN ('match', 'close-match', 'no-match', 'not-available')`,
)
@Check(
  'confirmation_of_payee_close_match_has_the_name',
  `(result = 'close-match') = (name_at_bank IS NOT NULL)`,
)
export class ConfirmationOfPayee {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_details_id' })
  @ForeignKey(() => GivenBankDetails, { name: 'confirmation_of_payee_of_details_fk' })
  readonly bankDetailsId!: string;
  /** 1 for the first time that the bank was asked about this version. */
  @Column('integer') readonly place!: number;
  @Column('text') readonly result!: PayeeResult;
  @Column('text', { name: 'name_at_bank', nullable: true }) readonly nameAtBank!: string | null;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  @Column('uuid', { name: 'asked_by' })
  @ForeignKey(() => Person, { name: 'confirmation_of_payee_asked_by_fk' })
  readonly askedBy!: string;
}
