import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { CameBy } from './came-by.rules.js';
import type { LegalForm } from './legal-form.rules.js';

/** A voluntary, community, faith or social enterprise body that applies. Its people are its contacts; its numbers are its identifiers. */
@Entity('organisation')
@Index('organisation_in_order', { synchronize: false }) // by lower(name): the migration's
@Check('organisation_has_a_name', `name <> ''`)
@Check(
  'organisation_legal_form_is_known',
  `legal_form IN ('registered-charity', 'charity-scotland', 'charity-northern-ireland', 'cio', 'scio',
    'cic', 'company-limited-by-guarantee', 'community-benefit-society', 'casc', 'school-or-pta',
    'parish-council', 'unincorporated-group', 'group-with-accountable-body')`,
)
@Check(
  'organisation_accountable_body_whole',
  `num_nonnulls(accountable_body_name, accountable_body_org_id) =
     CASE legal_form WHEN 'group-with-accountable-body' THEN 2 ELSE 0 END`,
)
@Check('organisation_came_by_is_known', `came_by IN ('paper', 'telephone', 'e-mail', 'in-person')`)
@Check('organisation_came_whole', '(came_by IS NULL) = (came_evidence IS NULL)')
export class Organisation {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column('text', { name: 'legal_form' }) readonly legalForm!: LegalForm;
  /** Who holds the money of a group that has no account of its own; null for every other. */
  @Column('text', { name: 'accountable_body_name', nullable: true })
  readonly accountableBodyName!: string | null;
  /** Its own: GB-CHC-1092567. */
  @Column('text', { name: 'accountable_body_org_id', nullable: true })
  readonly accountableBodyOrgId!: string | null;
  /** In capitals, with its one space: CO1 1JB. */
  @Column('text') readonly postcode!: string;
  /** What it does, in its own words. */
  @Column('text') readonly purpose!: string;
  @Column('timestamptz', { name: 'registered_at' }) readonly registeredAt!: Date;
  @Column('uuid', { name: 'registered_by' })
  @ForeignKey(() => Person, { name: 'organisation_registered_by_fk' })
  readonly registeredBy!: string;
  /** How it came to staff who registered it for people that are not online; null when its own people did. */
  @Column('text', { name: 'came_by', nullable: true }) readonly cameBy!: CameBy | null;
  /** What shows that it came so, in words; null likewise. */
  @Column('text', { name: 'came_evidence', nullable: true }) readonly cameEvidence!: string | null;
}
