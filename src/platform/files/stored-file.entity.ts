import { Check, Column, Entity, Index, PrimaryColumn, Unique } from 'typeorm';
import type { ScanState } from './scanning/scan.rules.js';

/**
 * A file that is kept: what it is and how its check for viruses stands. Its bytes lie beside it, in
 * pieces. Never changed but for the check. Which record it belongs to, and so who may read it, the
 * records say that name it.
 */
@Entity('stored_file')
@Unique('stored_file_once_per_owner', ['owner', 'sha256'])
@Index('stored_file_to_scan', ['keptAt'], { where: `scan IN ('not-checked', 'waiting')` })
@Check('stored_file_is_not_empty', 'size > 0')
@Check('stored_file_sha256_is_one', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('stored_file_sealed_as_is_known', `sealed_as IN ('stored_file', 'bank_details_evidence')`)
@Check(
  'stored_file_scan_is_known',
  `scan IN ('not-checked', 'waiting', 'clean', 'infected', 'unscannable')`,
)
@Check(
  'stored_file_found_says_what',
  `(scan IN ('infected', 'unscannable')) = (scan_found IS NOT NULL)`,
)
@Check(
  'stored_file_is_scanned_at_a_moment',
  `(scan IN ('not-checked', 'waiting')) = (scanned_at IS NULL)`,
)
export class StoredFile {
  /** Its random name; what it was called is `fileName`. */
  @PrimaryColumn('uuid') readonly id!: string;
  /** `organisation/<id>`: within what the same file is stored once. Nothing is told across owners. */
  @Column('text') readonly owner!: string;
  /** As it was given, but for what nobody can see. */
  @Column('text', { name: 'file_name' }) readonly fileName!: string;
  /** As its first bytes tell, whatever the browser said. */
  @Column('text', { name: 'media_type' }) readonly mediaType!: string;
  /** In bytes, before it was sealed. */
  @Column('integer') readonly size!: number;
  /** In hexadecimal, of the file before it was sealed. */
  @Column('text') readonly sha256!: string;
  /** Sealed, its bytes are one piece, about `<sealed as>/<id>`; null: they are as they came. */
  @Column('text', { name: 'sealed_as', nullable: true }) readonly sealedAs!: SealedAs | null;
  @Column('text') readonly scan!: ScanState;
  /** What is in it, in the scanner's word; or why it could not be checked. */
  @Column('text', { name: 'scan_found', nullable: true }) readonly scanFound!: string | null;
  @Column('timestamptz', { name: 'scanned_at', nullable: true }) readonly scannedAt!: Date | null;
  @Column('timestamptz', { name: 'kept_at' }) readonly keptAt!: Date;
  /** The person's id. */
  @Column('uuid', { name: 'kept_by' }) readonly keptBy!: string;
}

/** The second: papers of bank details that were sealed before there was one store for all files. */
export type SealedAs = 'stored_file' | 'bank_details_evidence';
