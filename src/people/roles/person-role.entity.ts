import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Role } from '../../kernel/role.js';
import { Person } from '../person.entity.js';

/** Who may act as what, and for whom: a contact for this organisation, a member of that panel. */
@Entity('person_role')
@Unique('person_role_once', ['personId', 'role', 'subjectId'])
export class PersonRole {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'person_role_person_fk' })
  readonly personId!: string;
  @Column('text') readonly role!: Role;
  /** The organisation, panel or fund; null for the whole house. */
  @Column('uuid', { name: 'subject_id', nullable: true }) readonly subjectId!: string | null;
  @Column('timestamptz', { name: 'granted_at' }) readonly grantedAt!: Date;
}
