import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Clarification } from './clarification.entity.js';

/** What was answered, by the name of the question; a change of mind is another reply. */
@Entity('clarification_reply')
@Unique('clarification_reply_once_per_number', ['clarificationId', 'number'])
@Check('clarification_reply_number_is_positive', 'number > 0')
export class ClarificationReply {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'clarification_id' })
  @ForeignKey(() => Clarification, { name: 'clarification_reply_clarification_fk' })
  readonly clarificationId!: string;
  @Column('integer') readonly number!: number;
  @Column('jsonb') readonly answers!: Readonly<Record<string, string>>;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
  @Column('uuid', { name: 'given_by' })
  @ForeignKey(() => Person, { name: 'clarification_reply_given_by_fk' })
  readonly givenBy!: string;
}
