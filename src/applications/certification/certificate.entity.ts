import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Application } from '../application.entity.js';

const KEY = { primaryKeyConstraintName: 'certificate_once' };

/** A second signatory's word for one version of an application. A later change needs another. */
@Entity('certificate')
export class Certificate {
  @PrimaryColumn('uuid', { ...KEY, name: 'application_id' })
  @ForeignKey(() => Application, { name: 'certificate_application_fk' })
  readonly applicationId!: string;
  @PrimaryColumn('integer', { ...KEY }) readonly version!: number;
  @PrimaryColumn('uuid', { ...KEY, name: 'certified_by' })
  @ForeignKey(() => Person, { name: 'certificate_certified_by_fk' })
  readonly certifiedBy!: string;
  @Column('timestamptz', { name: 'certified_at' }) readonly certifiedAt!: Date;
}
