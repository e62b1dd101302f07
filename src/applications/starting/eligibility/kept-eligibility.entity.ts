import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../../people/person.entity.js';
import { RoundEligibility } from '../../../rounds/eligibility/eligibility-questions.entity.js';
import { Application } from '../../application.entity.js';

/** What was answered to the questions of who can apply, by whoever started the application: evidence, never changed. */
@Entity('eligibility_answers')
@Check('eligibility_answers_are_a_list', `jsonb_typeof(answers) = 'array'`)
@ForeignKey(() => RoundEligibility, ['roundId', 'version'], ['roundId', 'version'], {
  name: 'eligibility_answers_are_to_questions_asked',
})
export class KeptEligibility {
  @PrimaryColumn('uuid', {
    name: 'application_id',
    primaryKeyConstraintName: 'eligibility_answers_once_per_application',
  })
  @ForeignKey(() => Application, { name: 'eligibility_answers_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'round_id' }) readonly roundId!: string;
  /** Of the questions that were asked. */
  @Column('integer') readonly version!: number;
  /** For each question in turn the number of the choice, from 1. */
  @Column('jsonb') readonly answers!: readonly number[];
  @Column('timestamptz', { name: 'answered_at' }) readonly answeredAt!: Date;
  @Column('uuid', { name: 'answered_by' })
  @ForeignKey(() => Person, { name: 'eligibility_answers_answered_by_fk' })
  readonly answeredBy!: string;
}
