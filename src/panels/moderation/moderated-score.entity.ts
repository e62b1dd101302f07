import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import { Person } from '../../people/person.entity.js';

/**
 * What the chair or the coordinator put beside the members' mean, and why. Append-only, by the
 * database: the highest version stands, and what the members gave is never changed.
 */
@Entity('moderated_score')
@Check('moderated_score_version_is_positive', 'version > 0')
@Check('moderated_score_is_0_to_5', 'hundredths BETWEEN 0 AND 500')
export class ModeratedScore {
  @PrimaryColumn('uuid', {
    name: 'application_id',
    primaryKeyConstraintName: 'moderated_score_once_per_version',
  })
  @ForeignKey(() => Application, { name: 'moderated_score_application_fk' })
  readonly applicationId!: string;
  @PrimaryColumn('integer', { primaryKeyConstraintName: 'moderated_score_once_per_version' })
  readonly version!: number;
  /** Of a point: 325 is 3.25 of 5. */
  @Column('integer') readonly hundredths!: number;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'moderated_at' }) readonly moderatedAt!: Date;
  @Column('uuid', { name: 'moderated_by' })
  @ForeignKey(() => Person, { name: 'moderated_score_by_fk' })
  readonly moderatedBy!: string;
}
