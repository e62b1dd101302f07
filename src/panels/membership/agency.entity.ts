import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

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
}
