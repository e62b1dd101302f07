import { Check, Column, Entity, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** A wording of one kind of letter, as somebody wrote it. Kept for ever: messages name the one they were written from. */
@Entity('letter_version')
@Unique('letter_version_once_per_number', ['kind', 'number'])
@Index('letter_version_in_use', ['kind', 'usedFrom'])
@Check('letter_version_is_whole', '(subject IS NULL) = (text IS NULL)')
@Check('letter_version_number_is_positive', 'number > 0')
@Check('letter_version_used_by_somebody', '(used_from IS NULL) = (used_by IS NULL)')
export class LetterVersion {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** `award-offered` */
  @Column('text') readonly kind!: string;
  /** 1, 2, 3 … within the kind. */
  @Column('integer') readonly number!: number;
  /** With placeholders by their names in brackets; null in both: the wording that the house came with, again. */
  @Column('text', { nullable: true }) readonly subject!: string | null;
  @Column('text', { nullable: true }) readonly text!: string | null;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
  @Column('uuid', { name: 'made_by' }) readonly madeBy!: string;
  /** Since when letters are written from it, until a later one is used; null while it is only tried. */
  @Column('timestamptz', { name: 'used_from', nullable: true }) readonly usedFrom!: Date | null;
  @Column('uuid', { name: 'used_by', nullable: true }) readonly usedBy!: string | null;
}
