import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Application } from '../../../applications/application.entity.js';
import { Person } from '../../../people/person.entity.js';
import type { OtherText, Typed } from './merging-windows.rules.js';

/** What a member has typed into a sheet and not sent. Nobody else ever reads it; it goes when the sheet is sent. */
@Entity('sheet_draft')
@Check('sheet_draft_base_not_negative', 'base >= 0')
export class SheetDraft {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'sheet_draft_application_fk' })
  readonly applicationId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'sheet_draft_person_fk' })
  readonly personId!: string;
  /** How many versions had been sent when it was begun: 0 for the first sheet. */
  @Column('integer') readonly base!: number;
  /** By name of input, as it was typed. */
  @Column('jsonb') readonly typed!: Typed;
  /** Which page last wrote each input. */
  @Column('jsonb') readonly writers!: Typed;
  /** What another window has typed where this one was changed too. */
  @Column('jsonb') readonly others!: readonly OtherText[];
  @Column('timestamptz', { name: 'saved_at' }) readonly savedAt!: Date;
}
