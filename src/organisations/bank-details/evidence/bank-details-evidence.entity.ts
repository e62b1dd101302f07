import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { GivenBankDetails } from '../bank-details.entity.js';

/** A paper that shows an account: a bank statement, a paying-in slip, a letter of the bank's. */
@Entity('bank_details_evidence')
@Unique('bank_details_evidence_once_per_file', ['bankDetailsId', 'sha256'])
@Unique('bank_details_evidence_with_its_details', ['id', 'bankDetailsId'])
@Check('bank_details_evidence_is_not_empty', 'size > 0')
@Check('bank_details_evidence_sha256_is_one', `sha256 ~ '^[0-9a-f]{64}$'`)
export class BankDetailsEvidence {
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'bank_details_id' })
  @ForeignKey(() => GivenBankDetails, { name: 'bank_details_evidence_of_details_fk' })
  readonly bankDetailsId!: string;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** As its first bytes tell, whatever the browser said. */
  @Column('text', { name: 'media_type' }) readonly mediaType!: string;
  /** Of the file, before it was sealed. */
  @Column('integer') readonly size!: number;
  @Column('text') readonly sha256!: string;
  /** The whole number stands in it, so it is sealed, about `bank_details_evidence/<id>`. */
  @Column('bytea') readonly bytes!: Buffer;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'bank_details_evidence_added_by_fk' })
  readonly addedBy!: string;
}
