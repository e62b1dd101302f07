import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { LegalForm } from './legal-form.rules.js';

/** A voluntary, community, faith or social enterprise body that applies. Its people are its contacts. */
@Entity('organisation')
@Check('organisation_has_a_name', `name <> ''`)
@Unique('organisation_once_per_charity_number', ['charityNumber'])
@Unique('organisation_once_per_company_number', ['companyNumber'])
export class Organisation {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column('text', { name: 'legal_form' }) readonly legalForm!: LegalForm;
  /** As the register writes it: 6 or 7 digits, or with SC or NIC before them. */
  @Column('text', { name: 'charity_number', nullable: true }) readonly charityNumber!:
    string | null;
  /** As Companies House or the Mutuals Register writes it: 8 characters. */
  @Column('text', { name: 'company_number', nullable: true }) readonly companyNumber!:
    string | null;
  /** In capitals, with its one space: CO1 1JB. */
  @Column('text') readonly postcode!: string;
  /** What it does, in its own words. */
  @Column('text') readonly purpose!: string;
  @Column('timestamptz', { name: 'registered_at' }) readonly registeredAt!: Date;
  @Column('uuid', { name: 'registered_by' })
  @ForeignKey(() => Person, { name: 'organisation_registered_by_fk' })
  readonly registeredBy!: string;
}
