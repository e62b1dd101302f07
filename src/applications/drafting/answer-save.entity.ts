import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

/** Who wrote an answer of a draft last, when, and in which opened page. */
@Entity('answer_save')
export class AnswerSave {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'answer_save_application_fk' })
  readonly applicationId!: string;
  /** Its name in the form. */
  @PrimaryColumn('text') readonly question!: string;
  @Column('timestamptz', { name: 'saved_at' }) readonly savedAt!: Date;
  @Column('uuid', { name: 'saved_by' })
  @ForeignKey(() => Person, { name: 'answer_save_saved_by_fk' })
  readonly savedBy!: string;
  /** What a page writes after what it wrote itself is never a rival; null when it was no page. */
  @Column('text', { nullable: true }) readonly page!: string | null;
}
