import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Adds } from '../../forms/form.js';
import { Person } from '../../people/person.entity.js';

export const UNITS = ['people', 'sessions', 'hours', 'pounds', 'things'] as const;
export type Unit = (typeof UNITS)[number];
export const ADDS: readonly Adds[] = ['sum', 'last', 'highest'];

/**
 * Something that grantees of several rounds count alike, so that it can be rolled up. Never reworded, so that no figure
 * changes its meaning: another wording is another indicator, and the old one is retired.
 */
@Entity('indicator')
@Index('indicator_named_once', ['name'], { unique: true, where: 'retired_at IS NULL' })
@Check('indicator_has_a_name', `name <> ''`)
@Check('indicator_says_what_counts', `what_counts <> ''`)
@Check('indicator_unit_is_known', `unit IN ('people', 'sessions', 'hours', 'pounds', 'things')`)
@Check('indicator_adds_is_known', `adds IN ('sum', 'last', 'highest')`)
@Check('indicator_once_is_of_people', `NOT counts_once OR (unit = 'people' AND adds = 'sum')`)
@Check('indicator_retired_whole', '(retired_at IS NULL) = (retired_by IS NULL)')
export class Indicator {
  /** The page's: a second click is the same indicator. */
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  /** For those who count: what is counted, and what is not. */
  @Column('text', { name: 'what_counts' }) readonly whatCounts!: string;
  /** Pounds are whole pounds. */
  @Column('text') readonly unit!: Unit;
  @Column('text') readonly adds!: Adds;
  /** Each person once in an award: a return tells only of those of whom none before it told. */
  @Column('boolean', { name: 'counts_once' }) readonly countsOnce!: boolean;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'indicator_added_by_fk' })
  readonly addedBy!: string;
  /** From then no round chooses it any more; those that have it go on. */
  @Column('timestamptz', { name: 'retired_at', nullable: true }) readonly retiredAt!: Date | null;
  @Column('uuid', { name: 'retired_by', nullable: true })
  @ForeignKey(() => Person, { name: 'indicator_retired_by_fk' })
  readonly retiredBy!: string | null;
}
