import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Round } from '../round.entity.js';
import type { EligibilityQuestion } from './eligibility.js';

/** What a round asks before anybody signs in, from one moment on. A change is a new version, so that answers keep their questions. */
@Entity('eligibility_questions')
@Check('eligibility_questions_version_is_positive', 'version > 0')
@Check('eligibility_questions_are_a_list', `jsonb_typeof(questions) = 'array'`)
export class RoundEligibility {
  @PrimaryColumn('uuid', {
    name: 'round_id',
    primaryKeyConstraintName: 'eligibility_questions_once_per_version',
  })
  @ForeignKey(() => Round, { name: 'eligibility_questions_round_fk' })
  readonly roundId!: string;
  /** From 1. */
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'eligibility_questions_once_per_version' })
  readonly version!: number;
  /** None: nothing is asked any more. */
  @Column('jsonb') readonly questions!: readonly EligibilityQuestion[];
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'eligibility_questions_written_by_fk' })
  readonly writtenBy!: string;
}
