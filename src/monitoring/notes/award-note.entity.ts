import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Award } from '../../awards/award.entity.js';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';

export const NOTE_KINDS = ['visit', 'call', 'e-mail'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What was seen or said about an award outside its returns. A record: what was wrong is put right by another note. */
@Entity('award_note')
@Index('award_note_of_award', ['awardId'])
@Check('award_note_kind_is_known', `kind IN ('visit', 'call', 'e-mail')`)
@Check('award_note_names_people', `who <> ''`)
@Check('award_note_says_something', `seen <> ''`)
export class AwardNote {
  /** The page's: a second click is the same note. */
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_note_award_fk' })
  readonly awardId!: string;
  @Column('text') readonly kind!: NoteKind;
  @Column('date', { name: 'held_on' }) readonly heldOn!: LondonDate;
  /** Who went, and whom they met or spoke to. */
  @Column('text') readonly who!: string;
  @Column('text') readonly seen!: string;
  /** Its organisation reads it too. */
  @Column('boolean', { name: 'is_shared' }) readonly isShared!: boolean;
  @Column('timestamptz', { name: 'noted_at' }) readonly notedAt!: Date;
  @Column('uuid', { name: 'noted_by' })
  @ForeignKey(() => Person, { name: 'award_note_noted_by_fk' })
  readonly notedBy!: string;
}
