import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Form } from '../../forms/form.js';
import { Person } from '../../people/person.entity.js';
import { Round } from '../round.entity.js';

/** On the way, or at the end: what is asked differs. */
export type ReturnFormKind = 'progress' | 'final';

/** One version of what a round asks in its returns: being built, one at a time, until it is published; then a record. */
@Entity('return_form')
@Index('return_form_one_at_a_time', ['roundId', 'kind'], {
  unique: true,
  where: 'published_at IS NULL',
})
@Check('return_form_kind_is_known', `kind IN ('progress', 'final')`)
@Check('return_form_version_is_positive', 'version > 0')
@Check('return_form_has_sections', `jsonb_typeof(definition->'sections') = 'array'`)
@Check('return_form_revision_not_negative', 'revision >= 0')
@Check('return_form_published_whole', '(published_at IS NULL) = (published_by IS NULL)')
export class ReturnFormVersion {
  @PrimaryColumn('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'return_form_round_fk' })
  readonly roundId!: string;
  @PrimaryColumn('text') readonly kind!: ReturnFormKind;
  /** From 1. */
  @PrimaryColumn('integer') readonly version!: number;
  @Column('jsonb') readonly definition!: Form;
  /** Counts the edits, so that the later of two people is told. */
  @Column('integer') readonly revision!: number;
  /** A fingerprint of what the last edit sent: a second click sends the same. */
  @Column('text', { name: 'edit_mark', nullable: true }) readonly editMark!: string | null;
  @Column('timestamptz', { name: 'edited_at' }) readonly editedAt!: Date;
  @Column('uuid', { name: 'edited_by' })
  @ForeignKey(() => Person, { name: 'return_form_edited_by_fk' })
  readonly editedBy!: string;
  @Column('timestamptz', { name: 'published_at', nullable: true })
  readonly publishedAt!: Date | null;
  @Column('uuid', { name: 'published_by', nullable: true })
  @ForeignKey(() => Person, { name: 'return_form_published_by_fk' })
  readonly publishedBy!: string | null;
}
