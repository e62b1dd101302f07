import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/**
 * A photograph or other evidence that answers a question of a return. What was sent once stays, by a trigger: taken
 * away afterwards, it is only marked so.
 */
@Entity('return_file')
@Index('return_file_once_per_question', ['returnId', 'question', 'fileId'], {
  unique: true,
  where: 'removed_at IS NULL',
})
@Index('return_file_by_file', ['fileId'])
@Check('return_file_answers_a_question', `question <> ''`)
@Check('return_file_removed_stays_on_record', 'removed_at IS NULL OR is_on_record')
export class ReturnFile {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_file_return_fk', onDelete: 'CASCADE' })
  readonly returnId!: string;
  /** The name of the question. */
  @Column('text') readonly question!: string;
  @Column('uuid', { name: 'file_id' })
  @ForeignKey(() => StoredFile, { name: 'return_file_file_fk' })
  readonly fileId!: string;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;
  @Column('uuid', { name: 'added_by' })
  @ForeignKey(() => Person, { name: 'return_file_added_by_fk' })
  readonly addedBy!: string;
  /** It has been sent. */
  @Column('boolean', { name: 'is_on_record', default: false }) readonly isOnRecord!: boolean;
  @Column('timestamptz', { name: 'removed_at', nullable: true }) readonly removedAt!: Date | null;
}
