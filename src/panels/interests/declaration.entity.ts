import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Application } from '../../applications/application.entity.js';
import { Person } from '../../people/person.entity.js';
import type { InterestKind } from './interest-kind.js';
import { SetInterest } from './setting/set-interest.entity.js';

/** What a member said about their interest in a bid, before its paper opened to them. */
@Entity('declaration')
@Index('declaration_once_while_it_stands', ['applicationId', 'personId'], {
  unique: true,
  where: 'taken_back_by IS NULL',
})
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
  /** By what the coordinator set instead; null while it stands. Then it is theirs to declare again. */
  @Column('uuid', { name: 'taken_back_by', nullable: true })
  @ForeignKey(() => SetInterest, { name: 'declaration_taken_back_by_fk' })
  readonly takenBackBy!: string | null;
}
