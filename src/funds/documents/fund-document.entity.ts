import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Fund } from '../fund.entity.js';

/**
 * A paper that belongs to a fund's agreement: the agreement itself, a letter of consent, a remittance.
 * A file is a fund's once.
 */
@Entity('fund_document')
export class FundDocument {
  /** Its file's. */
  @PrimaryColumn('uuid')
  @ForeignKey(() => StoredFile, { name: 'fund_document_file_fk' })
  readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'fund_document_fund_fk' })
  readonly fundId!: string;
  @Column('text') readonly title!: string;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'fund_document_added_by_fk' })
  readonly addedBy!: string;
}
