import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Decision } from '../decision/decision.entity.js';

/**
 * What is said about a decision beside its reasons: to the organisation, and among the panel. A later version takes
 * the place of an earlier one, and both stay. Append-only, by the database.
 */
@Entity('decision_words')
@Check('decision_words_version_is_positive', 'version > 0')
export class DecisionWords {
  @PrimaryColumn('uuid', { name: 'decision_id' })
  @ForeignKey(() => Decision, { name: 'decision_words_decision_fk' })
  readonly decisionId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  /** The organisation reads it in its letter, under the panel's reasons; '' for none. */
  @Column('text') readonly feedback!: string;
  /** What the panel keeps to itself; '' for none. In the place of the decision's own. */
  @Column('text') readonly notes!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'decision_words_written_by_fk' })
  readonly writtenBy!: string;
}
