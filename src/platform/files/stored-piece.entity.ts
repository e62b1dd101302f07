import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { StoredFile } from './stored-file.entity.js';

/** A piece of a file's bytes: 1 MB at most, so that a file is never in memory whole; or a sealed file. */
@Entity('stored_piece')
@Check('stored_piece_is_counted', 'place >= 1')
@Check('stored_piece_is_not_empty', 'octet_length(bytes) > 0')
export class StoredPiece {
  @PrimaryColumn('uuid', { name: 'file_id' })
  @ForeignKey(() => StoredFile, { name: 'stored_piece_of_file_fk', onDelete: 'CASCADE' })
  readonly fileId!: string;
  /** From 1, in order. */
  @PrimaryColumn('integer') readonly place!: number;
  @Column('bytea') readonly bytes!: Buffer;
}
