import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Capacity, Role } from '../../kernel/role.js';
import { Person } from '../person.entity.js';

/** Who may act as what, and for whom: a contact for this organisation, a member of that panel. */
@Entity('person_role')
@Index('person_role_of_subject', ['subjectId', 'role'])
@Unique('person_role_once', ['personId', 'role', 'subjectId'])
@Check(
  'person_role_capacity_is_known',
  `capacity IN ('lead', 'editor', 'reader', 'second-signatory')`,
)
@Check('person_role_contacts_have_a_capacity', `(role = 'contact') = (capacity IS NOT NULL)`)
export class PersonRole {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'person_role_person_fk' })
  readonly personId!: string;
  @Column('text') readonly role!: Role;
  /** The organisation, panel or fund; null for the whole house. */
  @Column('uuid', { name: 'subject_id', nullable: true }) readonly subjectId!: string | null;
  /** Of a contact; null for every other role. */
  @Column('text', { nullable: true }) readonly capacity!: Capacity | null;
  @Column('timestamptz', { name: 'granted_at' }) readonly grantedAt!: Date;
  /** The last day on which it counts; null for one that has no end. */
  @Column('date', { name: 'ends_on', nullable: true }) readonly endsOn!: LondonDate | null;
}
