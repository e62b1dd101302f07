import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import { Person } from '../../people/person.entity.js';
import type { InterestKind } from './interest-kind.js';

/** What a member said about their interest in a bid, before its paper opened to them. */
@Entity('declaration')
@Unique('declaration_once_per_person', ['applicationId', 'personId'])
@Check(
  'declaration_kind_is_known',
  `kind IN ('none', 'pecuniary', 'other-registerable', 'non-registerable')`,
)
export class Declaration {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'application_id' })
  @ForeignKey(() => Application, { name: 'declaration_application_fk' })
  readonly applicationId!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'declaration_person_fk' })
  readonly personId!: string;
  @Column('text') readonly kind!: InterestKind;
  /** What the interest is, for the minutes; '' when there is none. */
  @Column('text') readonly note!: string;
  @Column('timestamptz', { name: 'declared_at' }) readonly declaredAt!: Date;
}
