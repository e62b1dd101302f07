import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { Application } from '../../application.entity.js';
import type { Finding } from './likeness.rules.js';

/** Two projects that read alike, and what the coordinator found them to be. Once for two, whichever is first. */
@Entity('likeness')
@Unique('likeness_once_per_application', ['applicationId', 'otherApplicationId'])
@Unique('likeness_once_per_award', ['applicationId', 'earlierAward'])
@Index('likeness_of_the_other', ['otherApplicationId'])
@Check('likeness_finding_is_known', `finding IN ('same-project', 'similar', 'nothing')`)
@Check(
  'likeness_of_two_applications_or_an_award',
  '(other_application_id IS NULL) <> (earlier_award IS NULL)',
)
@Check('likeness_once_whichever_way', 'application_id < other_application_id')
@Check(
  'likeness_percents_are',
  'title_percent BETWEEN 0 AND 100 AND body_percent BETWEEN 0 AND 100',
)
@Check(
  'likeness_found_whole',
  `(finding IS NULL) = (found_at IS NULL) AND (finding IS NULL) = (found_by IS NULL)
   AND (finding IS NULL) = (note IS NULL)`,
)
export class Likeness {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'likeness_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'other_application_id', nullable: true })
  @ForeignKey(() => Application, { name: 'likeness_other_application_fk' })
  readonly otherApplicationId!: string | null;
  /** The publisher's identifier of an award in the register of earlier awards, a room above. */
  @Column('text', { name: 'earlier_award', nullable: true }) readonly earlierAward!: string | null;
  /** How alike the titles are, and the texts: trigrams in common, of all that either has. */
  @Column('integer', { name: 'title_percent' }) readonly titlePercent!: number;
  @Column('integer', { name: 'body_percent' }) readonly bodyPercent!: number;
  /** Null until the coordinator has looked. */
  @Column('text', { nullable: true }) readonly finding!: Finding | null;
  @Column('text', { nullable: true }) readonly note!: string | null;
  @Column('timestamptz', { name: 'found_at', nullable: true }) readonly foundAt!: Date | null;
  @Column('uuid', { name: 'found_by', nullable: true })
  @ForeignKey(() => Person, { name: 'likeness_found_by_fk' })
  readonly foundBy!: string | null;
}
