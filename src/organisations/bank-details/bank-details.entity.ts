import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Organisation } from '../organisation.entity.js';
import type { BankDetailsStatus } from './bank-details.lifecycle.js';

/** Where an organisation's grants are paid, as given once. A change is another version; none is edited. */
@Entity('bank_details')
@Index('bank_details_to_check', ['givenAt'], { where: `status = 'given'` })
@Unique('bank_details_once_per_version', ['organisationId', 'version'])
@Unique('bank_details_with_their_giver', ['id', 'givenBy'])
@Index('bank_details_checked_one_at_a_time', ['organisationId'], {
  unique: true,
  where: `status = 'given'`,
})
@Index('bank_details_verified_once', ['organisationId'], {
  unique: true,
  where: `status = 'verified'`,
})
@Index('bank_details_by_account', ['fingerprint'])
@Check('bank_details_sort_code_is_six_digits', `sort_code ~ '^[0-9]{6}$'`)
@Check('bank_details_status_is_known', `status IN ('given', 'verified', 'refused', 'replaced')`)
@Check(
  'bank_details_refused_whole',
  `(status = 'refused') = (refused_at IS NOT NULL AND refused_by IS NOT NULL AND refused_reason IS NOT NULL)`,
)
export class GivenBankDetails {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'bank_details_organisation_fk' })
  readonly organisationId!: string;
  /** 1 for the first that the organisation gave. */
  @Column('integer') readonly version!: number;
  @Column('text', { name: 'account_name' }) readonly accountName!: string;
  @Column('text', { name: 'sort_code' }) readonly sortCode!: string;
  /** Eight digits, sealed about `bank_details/<id>`. */
  @Column('bytea', { name: 'account_number' }) readonly accountNumber!: Buffer;
  /** Of sort code and number, keyed: the same account has the same. */
  @Column('text') readonly fingerprint!: string;
  @Column('text') readonly status!: BankDetailsStatus;
  /** Not paid into before this day: a changed account cools off. */
  @Column('date', { name: 'payable_from' }) readonly payableFrom!: LondonDate;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
  @Column('uuid', { name: 'given_by' })
  @ForeignKey(() => Person, { name: 'bank_details_given_by_fk' })
  readonly givenBy!: string;
  @Column('timestamptz', { name: 'refused_at', nullable: true }) readonly refusedAt!: Date | null;
  @Column('uuid', { name: 'refused_by', nullable: true })
  @ForeignKey(() => Person, { name: 'bank_details_refused_by_fk' })
  readonly refusedBy!: string | null;
  @Column('text', { name: 'refused_reason', nullable: true })
  readonly refusedReason!: string | null;
}
