import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { Fund } from '../fund.entity.js';

/**
 * Money of a fund set aside for one holder: a round, or a recommendation made in it, which funds know only by
 * their keys. How much, the ledger says.
 */
@Entity('fund_reservation')
@Unique('fund_reservation_once_per_holder', ['holderId', 'fundId'])
export class FundReservation {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'fund_id' })
  @ForeignKey(() => Fund, { name: 'fund_reservation_fund_fk' })
  readonly fundId!: string;
  @Column('uuid', { name: 'holder_id' }) readonly holderId!: string;
  /** `winter-resilience-2026`: names its account in the ledger. */
  @Column('text') readonly code!: string;
  /** The reserve that this one was set apart from, for a recommendation out of a round; null otherwise. */
  @Column('uuid', { name: 'out_of_id', nullable: true })
  @ForeignKey(() => FundReservation, { name: 'fund_reservation_out_of_fk' })
  readonly outOfId!: string | null;
  @Column('timestamptz', { name: 'reserved_at' }) readonly reservedAt!: Date;
  @Column('uuid', { name: 'reserved_by' })
  @ForeignKey(() => Person, { name: 'fund_reservation_reserved_by_fk' })
  readonly reservedBy!: string;
}
