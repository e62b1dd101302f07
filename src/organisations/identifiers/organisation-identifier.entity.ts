import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Organisation } from '../organisation.entity.js';

/** A number that a register knows an organisation by. Each is one organisation's in the house. */
@Entity('organisation_identifier')
@Index('organisation_identifier_by_organisation', ['organisationId'])
@Check(
  'organisation_identifier_is_an_org_id',
  `org_id ~ '^GB-(CHC|SC|NIC|COH|MPR|EDU|UKPRN|CASC)-[0-9A-Za-z]+$'`,
)
export class OrganisationIdentifier {
  /** GB-CHC-1092567 */
  @PrimaryColumn('text', {
    name: 'org_id',
    primaryKeyConstraintName: 'organisation_identifier_once',
  })
  readonly orgId!: string;
  @Column('uuid', { name: 'organisation_id' })
  @ForeignKey(() => Organisation, { name: 'organisation_identifier_organisation_fk' })
  readonly organisationId!: string;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
}
