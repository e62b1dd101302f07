import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Answer } from '../../../forms/answers.js';
import { Person } from '../../../people/person.entity.js';
import { Application } from '../../application.entity.js';

/**
 * What somebody wrote to a question while another saved something else to it. It is kept beside the
 * answer until one of them, or both, are chosen.
 */
@Entity('rival_answer')
@Unique('rival_answer_once_per_page', ['applicationId', 'question', 'writtenBy', 'page'])
export class RivalAnswer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'rival_answer_application_fk' })
  readonly applicationId!: string;
  /** Its name in the form. */
  @Column('text') readonly question!: string;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'rival_answer_written_by_fk' })
  readonly writtenBy!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  /** What goes on being typed in one page replaces what was typed there before; '' when it was no page. */
  @Column('text') readonly page!: string;
  /** As it would be stored; '' takes the answer away. */
  @Column('jsonb') readonly answer!: Answer;
}
