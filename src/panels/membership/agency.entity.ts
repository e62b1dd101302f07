import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Organisation } from '../../organisations/organisation.entity.js';

/** `One of each sector` is a quorum rule some panels have, so an agency says which it is. */
export type Sector = 'public' | 'voluntary' | 'commercial';

/** A body that sits on a panel. Quorum counts agencies, never people. */
@Entity('agency')
@Unique('agency_once_per_name', ['name'])
@Check('agency_sector_is_known', `sector IN ('public', 'voluntary', 'commercial')`)
export class Agency {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  @Column('text') readonly sector!: Sector;
  /** The same body as an organisation that may apply: then the whole agency is out of its bids. Null for none known. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  @ForeignKey(() => Organisation, { name: 'agency_organisation_fk' })
  readonly organisationId!: string | null;
}
