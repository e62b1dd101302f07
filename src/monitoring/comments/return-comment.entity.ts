import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** What a member or the staff said of a return among themselves. Its organisation never reads it. */
@Entity('return_comment')
@Index('return_comment_of_return', ['returnId'])
@Check('return_comment_says_something', `text <> ''`)
export class ReturnComment {
  /** The page's: a second click is the same comment. */
  @PrimaryColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_comment_return_fk' })
  readonly returnId!: string;
  @Column('text') readonly text!: string;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
  @Column('uuid', { name: 'made_by' })
  @ForeignKey(() => Person, { name: 'return_comment_made_by_fk' })
  readonly madeBy!: string;
}
