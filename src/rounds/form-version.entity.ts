import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Form } from '../forms/form.js';
import { Person } from '../people/person.entity.js';
import { Round } from './round.entity.js';

/** What becomes of the drafts of older versions when a version is published. */
export type DraftsOnPublishing = 'stay' | 'move';

/** One version of a round's form: being built, one at a time, until it is published; then a record. */
@Entity('round_form')
@Index('round_form_one_at_a_time', ['roundId'], { unique: true, where: 'published_at IS NULL' })
@Check('round_form_version_is_positive', 'version > 0')
@Check('round_form_has_sections', `jsonb_typeof(definition->'sections') = 'array'`)
@Check('round_form_revision_not_negative', 'revision >= 0')
@Check('round_form_drafts_stay_or_move', `drafts IN ('stay', 'move')`)
@Check('round_form_published_whole', '(published_at IS NULL) = (published_by IS NULL)')
@Check(
  'round_form_says_what_becomes_of_drafts',
  'published_at IS NULL OR version = 1 OR drafts IS NOT NULL',
)
export class FormVersion {
  @PrimaryColumn('uuid', { name: 'round_id' })
  @ForeignKey(() => Round, { name: 'round_form_round_fk' })
  readonly roundId!: string;
  /** From 1. */
  @PrimaryColumn('integer') readonly version!: number;
  @Column('jsonb') readonly definition!: Form;
  /** Counts the edits, so that the later of two people is told. */
  @Column('integer') readonly revision!: number;
  /** A fingerprint of what the last edit sent: a second click sends the same. */
  @Column('text', { name: 'edit_mark', nullable: true }) readonly editMark!: string | null;
  @Column('timestamptz', { name: 'edited_at' }) readonly editedAt!: Date;
  @Column('uuid', { name: 'edited_by' })
  @ForeignKey(() => Person, { name: 'round_form_edited_by_fk' })
  readonly editedBy!: string;
  /** Null until it is published, and for the first version. */
  @Column('text', { nullable: true }) readonly drafts!: DraftsOnPublishing | null;
  @Column('timestamptz', { name: 'published_at', nullable: true })
  readonly publishedAt!: Date | null;
  @Column('uuid', { name: 'published_by', nullable: true })
  @ForeignKey(() => Person, { name: 'round_form_published_by_fk' })
  readonly publishedBy!: string | null;
}
