import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';

/** A member's word that their register is complete as of a day. */
@Entity('register_confirmation')
@Unique('register_confirmation_once', ['personId', 'confirmedOn', 'version'])
@Check('register_confirmation_version_is_a_count', 'version >= 0')
@Check('register_confirmation_interests_is_a_count', 'interests >= 0')
export class RegisterConfirmation {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'register_confirmation_person_fk' })
  readonly personId!: string;
  @Column('date', { name: 'confirmed_on' }) readonly confirmedOn!: LondonDate;
  /** How often anything had been registered or ended when it was confirmed: which register was. */
  @Column('integer') readonly version!: number;
  /** How many interests stood in it; 0 is the word that there are none. */
  @Column('integer') readonly interests!: number;
  @Column('timestamptz', { name: 'confirmed_at' }) readonly confirmedAt!: Date;
}
