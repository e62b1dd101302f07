import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Organisation } from '../organisation.entity.js';

/** More time that both records had until the same minute: the winner's stays, this is the loser's. */
export interface SameExtension {
  readonly id: string;
  readonly roundId: string;
  /** ISO instant. */
  readonly until: string;
  readonly cause: string;
  readonly reason: string;
  /** ISO instant. */
  readonly givenAt: string;
  readonly givenBy: string;
}

/** What the record that is gone said of the organisation. */
export interface MergedRecord {
  readonly name: string;
  readonly legalForm: string;
  readonly accountableBodyName: string | null;
  readonly accountableBodyOrgId: string | null;
  readonly postcode: string;
  readonly purpose: string;
  /** ISO instant. */
  readonly registeredAt: string;
  readonly registeredBy: string;
  readonly sameExtensions: readonly SameExtension[];
}

/**
 * Two records of one organisation became one. The loser's is gone, so that nothing can name it any
 * more; what it said is kept here, and its address leads to the winner's.
 */
@Entity('organisation_merge')
@Index('organisation_merge_by_winner', ['winnerId'])
@Check('organisation_merge_of_two', 'loser_id <> winner_id')
export class OrganisationMerge {
  @PrimaryColumn('uuid', {
    name: 'loser_id',
    primaryKeyConstraintName: 'organisation_merge_once',
  })
  readonly loserId!: string;
  @Column('uuid', { name: 'winner_id' })
  @ForeignKey(() => Organisation, { name: 'organisation_merge_winner_fk' })
  readonly winnerId!: string;
  @Column('jsonb') readonly was!: MergedRecord;
  /** How many rows of each table now name the winner: `application.organisation_id` → 2. */
  @Column('jsonb') readonly moved!: Readonly<Record<string, number>>;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'merged_at' }) readonly mergedAt!: Date;
  @Column('uuid', { name: 'merged_by' })
  @ForeignKey(() => Person, { name: 'organisation_merge_merged_by_fk' })
  readonly mergedBy!: string;
}
