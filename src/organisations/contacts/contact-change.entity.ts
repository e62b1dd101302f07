import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { Capacity } from '../../kernel/role.js';
import { Person } from '../../people/person.entity.js';
import { Organisation } from '../organisation.entity.js';

/** Somebody began to act for an organisation, in another capacity than before, or ceased to. */
@Entity('contact_change')
@Index('contact_change_by_organisation', ['organisationId', 'changedAt'])
@Check('contact_change_changes_something', 'from_capacity IS DISTINCT FROM to_capacity')
export class ContactChange {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'contact_change_organisation_fk' })
  readonly organisationId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'contact_change_person_fk' })
  readonly personId!: string;
  /** Null when they were no contact before. */
  @Column('text', { name: 'from_capacity', nullable: true }) readonly from!: Capacity | null;
  /** Null when they are none afterwards. */
  @Column('text', { name: 'to_capacity', nullable: true }) readonly to!: Capacity | null;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
  @Column('uuid', { name: 'changed_by' })
  @ForeignKey(() => Person, { name: 'contact_change_changed_by_fk' })
  readonly changedBy!: string;
}
