import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Person } from '../../people/person.entity.js';
import type { RegisteredKind } from './registered-kind.rules.js';

/** An entry of a person's register of interests. Never edited: what changes ends, and another begins. */
@Entity('registered_interest')
@Unique('registered_interest_once', ['formKey'])
@Check(
  'registered_interest_kind_is_known',
  `kind IN ('employment', 'trusteeship', 'contract', 'land', 'associate')`,
)
@Check('registered_interest_names_a_body', `body <> ''`)
@Check('registered_interest_says_what', `what <> ''`)
@Index('registered_interest_person', ['personId'])
export class RegisteredInterest {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'registered_interest_person_fk' })
  readonly personId!: string;
  @Column('text') readonly kind!: RegisteredKind;
  /** The employer, the body, the other side of the contract, or the land, by name. */
  @Column('text') readonly body!: string;
  /** The same body as an organisation that may apply; null for none known. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  @ForeignKey(() => Organisation, { name: 'registered_interest_organisation_fk' })
  readonly organisationId!: string | null;
  /** What they are or have there, in words. */
  @Column('text') readonly what!: string;
  @Column('date') readonly since!: LondonDate;
  /** Of the form it was written in: sent twice, it is one entry. */
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'registered_at' }) readonly registeredAt!: Date;
}
