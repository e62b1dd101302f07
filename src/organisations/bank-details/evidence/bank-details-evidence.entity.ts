import { Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { StoredFile } from '../../../platform/files/stored-file.entity.js';
import { GivenBankDetails } from '../bank-details.entity.js';

/**
 * A paper that shows an account: a bank statement, a paying-in slip, a letter of the bank's. The whole
 * number stands in it, so its file is sealed.
 */
@Entity('bank_details_evidence')
@Unique('bank_details_evidence_with_its_details', ['id', 'bankDetailsId'])
export class BankDetailsEvidence {
  /** Its file's. */
  @PrimaryColumn('uuid')
  @ForeignKey(() => StoredFile, { name: 'bank_details_evidence_file_fk' })
  readonly id!: string;
  @Column('uuid', { name: 'bank_details_id' })
  @ForeignKey(() => GivenBankDetails, { name: 'bank_details_evidence_of_details_fk' })
  readonly bankDetailsId!: string;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'bank_details_evidence_added_by_fk' })
  readonly addedBy!: string;
}
