import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import type { DuplicateReason } from '../duplicates.queries.js';

const KEY = 'organisation_distinction_once';

/**
 * The coordinator's word that two records which look like one organisation are two. It holds as long as
 * both say what they said then, and nothing else makes them look like one. The ids are no foreign keys:
 * a record may be merged into a third, and what was said of it then is history.
 */
@Entity('organisation_distinction')
@Check('organisation_distinction_once_whichever_way', 'one_id < other_id')
export class OrganisationDistinction {
  @PrimaryColumn('uuid', { name: 'one_id', primaryKeyConstraintName: KEY }) readonly oneId!: string;
  @PrimaryColumn('uuid', { name: 'other_id', primaryKeyConstraintName: KEY })
  readonly otherId!: string;
  /** Name, postcode and numbers of either, as they were. */
  @Column('text', { name: 'said_of_one' }) readonly saidOfOne!: string;
  @Column('text', { name: 'said_of_other' }) readonly saidOfOther!: string;
  /** What made them look like one. */
  @Column('text', { array: true }) readonly reasons!: DuplicateReason[];
  /** How the coordinator knows. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
  @Column('uuid', { name: 'made_by' })
  @ForeignKey(() => Person, { name: 'organisation_distinction_made_by_fk' })
  readonly madeBy!: string;
}
