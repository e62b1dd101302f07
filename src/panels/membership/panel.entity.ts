import { Check, Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Who decides: a group of agencies, and how many of them it takes. */
@Entity('panel')
@Unique('panel_once_per_name', ['name'])
@Check('panel_quorum_is_at_least_one', 'quorum_agencies >= 1')
export class Panel {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  /** The group it reports to, in words. */
  @Column('text', { name: 'parent_body' }) readonly parentBody!: string;
  /** How many agencies must be present and able to vote. A decision keeps the number it was made under. */
  @Column('integer', { name: 'quorum_agencies' }) readonly quorumAgencies!: number;
}
