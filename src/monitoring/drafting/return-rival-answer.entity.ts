import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Answer } from '../../forms/answers.js';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** What somebody wrote to a question of a return while another saved something else to it. */
@Entity('return_rival_answer')
@Unique('return_rival_answer_once_per_page', ['returnId', 'question', 'writtenBy', 'page'])
export class ReturnRivalAnswer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, {
    name: 'return_rival_answer_return_fk',
    onDelete: 'CASCADE',
  })
  readonly returnId!: string;
  @Column('text') readonly question!: string;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'return_rival_answer_written_by_fk' })
  readonly writtenBy!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  /** What goes on being typed in one page replaces what was typed there before; '' when it was no page. */
  @Column('text') readonly page!: string;
  /** As it would be stored; '' takes the answer away. */
  @Column('jsonb') readonly answer!: Answer;
}
