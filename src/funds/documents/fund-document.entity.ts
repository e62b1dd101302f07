import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Fund } from '../fund.entity.js';

/** A paper that belongs to a fund's agreement: the agreement itself, a letter of consent, a remittance. */
@Entity('fund_document')
@Unique('fund_document_once_per_fund', ['fundId', 'sha256'])
@Check('fund_document_is_not_empty', 'size > 0')
@Check('fund_document_sha256_is_one', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('fund_document_is_as_long_as_it_says', 'octet_length(bytes) = size')
export class FundDocument {
  /** Its random name; what it was called is `fileName`. */
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'fund_document_fund_fk' })
  readonly fundId!: string;
  @Column('text') readonly title!: string;
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** As its first bytes tell, whatever the browser said. */
  @Column('text', { name: 'media_type' }) readonly mediaType!: string;
  @Column('integer') readonly size!: number;
  @Column('text') readonly sha256!: string;
  @Column('bytea') readonly bytes!: Buffer;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'fund_document_added_by_fk' })
  readonly addedBy!: string;
}
