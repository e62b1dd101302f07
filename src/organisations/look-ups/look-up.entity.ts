import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Organisation } from '../organisation.entity.js';
import type { RegisterAnswer, RegisterCode, RegisterEntry } from './register.rules.js';

/** A register was asked about an organisation, and what it answered: evidence, with its day. */
@Entity('register_look_up')
@Unique('register_look_up_with_its_organisation', ['id', 'organisationId'])
@Index('register_look_up_one_at_a_time', ['organisationId', 'register'], {
  unique: true,
  where: `status = 'waiting'`,
})
@Check(
  'register_look_up_register_is_known',
  `register IN ('charity-commission', 'companies-house')`,
)
@Check('register_look_up_status_is_known', `status IN ('waiting', 'found', 'not-found', 'failed')`)
@Check(
  'register_look_up_answered_whole',
  `(status = 'waiting') = (answered_at IS NULL) AND (status = 'found') = (entry IS NOT NULL)
   AND (status = 'failed') = (problem IS NOT NULL)`,
)
export class LookUp {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'register_look_up_organisation_fk' })
  readonly organisationId!: string;
  @Column('text') readonly register!: RegisterCode;
  /** The number that it was asked about. */
  @Column('text') readonly number!: string;
  @Column('text') readonly status!: 'waiting' | RegisterAnswer['status'];
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  @Column('uuid', { name: 'asked_by' })
  @ForeignKey(() => Person, { name: 'register_look_up_asked_by_fk' })
  readonly askedBy!: string;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) readonly answeredAt!: Date | null;
  @Column('jsonb', { nullable: true }) readonly entry!: RegisterEntry | null;
  @Column('text', { nullable: true }) readonly problem!: string | null;
}
