import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Application } from '../../../applications/application.entity.js';
import { Person } from '../../../people/person.entity.js';

/** A coordinator looked at what was found, and it is no interest. A record: never edited; the finding stays away. */
@Entity('interest_dismissal')
export class InterestDismissal {
  @PrimaryColumn('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'interest_dismissal_application_fk' })
  readonly applicationId!: string;
  @PrimaryColumn('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'interest_dismissal_person_fk' })
  readonly personId!: string;
  /** As `Finding` has it: `agency/applicant`. */
  @PrimaryColumn('text', { name: 'found_by' }) readonly foundBy!: string;
  /** The body's name, or the address. */
  @PrimaryColumn('text') readonly about!: string;
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'dismissed_at' }) readonly dismissedAt!: Date;
  @Column('uuid', { name: 'dismissed_by' })
  @ForeignKey(() => Person, { name: 'interest_dismissal_dismissed_by_fk' })
  readonly dismissedBy!: string;
}
