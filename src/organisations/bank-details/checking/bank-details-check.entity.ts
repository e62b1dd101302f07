import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../../kernel/london.js';
import { Person } from '../../../people/person.entity.js';
import { GivenBankDetails } from '../bank-details.entity.js';

/** One of two people's word that the account is the organisation's. The first has rung them. */
@Entity('bank_details_check')
@Unique('bank_details_checked_in_turn', ['bankDetailsId', 'place'])
@Unique('bank_details_checked_once_by_each', ['bankDetailsId', 'checkedBy'])
@Check('bank_details_checked_by_two', 'place IN (1, 2)')
@Check('bank_details_not_checked_by_their_giver', 'checked_by <> given_by')
@Check(
  'bank_details_called_back',
  `CASE WHEN place = 1 OR num_nonnulls(spoke_to, number_known_from, called_on) > 0
        THEN num_nonnulls(spoke_to, number_known_from, called_on) = 3 ELSE true END`,
)
@ForeignKey(() => GivenBankDetails, ['bankDetailsId', 'givenBy'], ['id', 'givenBy'], {
  name: 'bank_details_check_of_what_was_given_fk',
})
export class BankDetailsCheck {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_details_id' }) readonly bankDetailsId!: string;
  /** Of the bank details: kept here so that the database can see that it is another person. */
  @Column('uuid', { name: 'given_by' }) readonly givenBy!: string;
  @Column('integer') readonly place!: number;
  /** What was seen: a statement, a paying-in slip, a letter of the bank's. */
  @Column('text') readonly evidence!: string;
  @Column('text', { name: 'spoke_to', nullable: true }) readonly spokeTo!: string | null;
  /** Where the number they were rung on was known from, before this. */
  @Column('text', { name: 'number_known_from', nullable: true })
  readonly numberKnownFrom!: string | null;
  @Column('date', { name: 'called_on', nullable: true }) readonly calledOn!: LondonDate | null;
  /** Of the second: why it was verified although the bank did not know the name. */
  @Column('text', { name: 'despite_no_match', nullable: true }) readonly despiteNoMatch!:
    string | null;
  @Column('timestamptz', { name: 'checked_at' }) readonly checkedAt!: Date;
  @Column('uuid', { name: 'checked_by' })
  @ForeignKey(() => Person, { name: 'bank_details_check_checked_by_fk' })
  readonly checkedBy!: string;
}
