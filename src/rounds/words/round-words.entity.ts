import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { Round } from '../round.entity.js';

/** What a round's page says from one moment on. Written anew for every change, so that what a group read on a day can be shown. */
@Entity('round_words')
@Check('round_words_version_is_positive', 'version > 0')
@Check('round_words_say_what_is_funded', `summary <> ''`)
export class RoundWords {
  @PrimaryColumn('uuid', {
    name: 'round_id',
    primaryKeyConstraintName: 'round_words_once_per_version',
  })
  @ForeignKey(() => Round, { name: 'round_words_round_fk' })
  readonly roundId!: string;
  /** From 1. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'round_words_once_per_version' })
  readonly version!: number;
  /** The name that rounds of one programme share; '' when it stands alone. */
  @Column('text') readonly programme!: string;
  /** What is funded; the round's own summary is kept the same. */
  @Column('text') readonly summary!: string;
  /** What is not, beside the costs its funds exclude. Here and below: '' when nothing is said. */
  @Column('text', { name: 'not_funded' }) readonly notFunded!: string;
  @Column('text', { name: 'who_can_apply' }) readonly whoCanApply!: string;
  /** The day by which groups hear the outcome. */
  @Column('date', { name: 'hear_by', nullable: true }) readonly hearBy!: LondonDate | null;
  @Column('text', { name: 'help_email' }) readonly helpEmail!: string;
  @Column('text', { name: 'help_phone' }) readonly helpPhone!: string;
  /** How to have the form in large print, in Easy Read, by telephone or on paper. */
  @Column('text', { name: 'other_formats' }) readonly otherFormats!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'round_words_written_by_fk' })
  readonly writtenBy!: string;
}
