import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** Where a postcode is, as the newest imported file says. */
@Entity('postcode')
@Check('postcode_is_written_whole', `postcode ~ '^[A-Z]{1,2}[0-9][0-9A-Z]? [0-9][A-Z]{2}$'`)
@Check('postcode_decile_is_1_to_10', 'imd_decile BETWEEN 1 AND 10')
@Check('postcode_rank_is_positive', 'imd_rank > 0')
@Check('postcode_has_both_of_imd_or_none', '(imd_decile IS NULL) = (imd_rank IS NULL)')
export class Postcode {
  /** In capitals, with its one space: CO1 1JB. */
  @PrimaryColumn('text', { primaryKeyConstraintName: 'postcode_once' }) readonly postcode!: string;
  /** The neighbourhood of some 1,500 people that statistics are about: E01021650, Colchester 007E. */
  @Column('text', { name: 'lsoa_code' }) readonly lsoaCode!: string;
  @Column('text', { name: 'lsoa_name' }) readonly lsoaName!: string;
  @Column('text', { name: 'ward_code' }) readonly wardCode!: string;
  @Column('text', { name: 'ward_name' }) readonly wardName!: string;
  /** From 1, the most deprived tenth of England, to 10; null where the index says nothing. */
  @Column('integer', { name: 'imd_decile', nullable: true }) readonly imdDecile!: number | null;
  /** From 1, the most deprived neighbourhood of England. */
  @Column('integer', { name: 'imd_rank', nullable: true }) readonly imdRank!: number | null;
  /** Of which Indices of Multiple Deprivation. */
  @Column('integer', { name: 'imd_year' }) readonly imdYear!: number;
}
