import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A ward of a district council, as the newest imported file says. */
@Entity('ward')
export class Ward {
  /** Of the Office for National Statistics: E05010828. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'ward_once_per_code' }) readonly code!: string;
  @Column('text') readonly name!: string;
  @Column('text', { name: 'district_code' }) readonly districtCode!: string;
  @Column('text', { name: 'district_name' }) readonly districtName!: string;
}
