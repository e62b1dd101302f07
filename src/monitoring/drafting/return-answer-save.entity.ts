import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** Who wrote an answer of a return last, when, and in which opened page. */
@Entity('return_answer_save')
export class ReturnAnswerSave {
  @PrimaryColumn('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_answer_save_return_fk', onDelete: 'CASCADE' })
  readonly returnId!: string;
  /** Its name in the form. */
  @PrimaryColumn('text') readonly question!: string;
  @Column('timestamptz', { name: 'saved_at' }) readonly savedAt!: Date;
  @Column('uuid', { name: 'saved_by' })
  @ForeignKey(() => Person, { name: 'return_answer_save_saved_by_fk' })
  readonly savedBy!: string;
  /** What a page writes after what it wrote itself is never a rival; null when it was no page. */
  @Column('text', { nullable: true }) readonly page!: string | null;
}
