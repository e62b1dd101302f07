import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisation.entity.js';
import { Person } from '../../people/person.entity.js';

/** Where an organisation's grants are paid. Given once; changing them is an act of its own. */
@Entity('bank_details')
@Check('bank_details_sort_code_is_six_digits', `sort_code ~ '^[0-9]{6}$'`)
@Check('bank_details_account_number_is_eight_digits', `account_number ~ '^[0-9]{8}$'`)
export class GivenBankDetails {
  @PrimaryColumn('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'bank_details_organisation_fk' })
  readonly organisationId!: string;
  @Column('text', { name: 'account_name' }) readonly accountName!: string;
  @Column('text', { name: 'sort_code' }) readonly sortCode!: string;
  @Column('text', { name: 'account_number' }) readonly accountNumber!: string;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
  @Column('uuid', { name: 'given_by' })
  @ForeignKey(() => Person, { name: 'bank_details_given_by_fk' })
  readonly givenBy!: string;
}
