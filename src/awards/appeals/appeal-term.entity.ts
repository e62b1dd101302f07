import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';

/** In how many working days an appeal or a complaint is answered. Append-only; the highest version is in force. */
@Entity('appeal_term')
@Check('appeal_term_version_is_positive', 'version >= 1')
@Check('appeal_term_is_days', 'working_days BETWEEN 1 AND 250')
export class AppealTerm {
  @PrimaryColumn('integer') readonly version!: number;
  @Column('integer', { name: 'working_days' }) readonly workingDays!: number;
  /** Where it is written. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  /** Null for what Almoner begins with. */
  @Column('uuid', { name: 'set_by', nullable: true })
  @ForeignKey(() => Person, { name: 'appeal_term_set_by_fk' })
  readonly setBy!: string | null;
}
