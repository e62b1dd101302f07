import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/** Who decides: a group of agencies. How they come to a decision is its rule, kept in versions. */
@Entity('panel')
@Unique('panel_once_per_name', ['name'])
export class Panel {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly name!: string;
  /** The group it reports to, in words. */
  @Column('text', { name: 'parent_body' }) readonly parentBody!: string;
}
