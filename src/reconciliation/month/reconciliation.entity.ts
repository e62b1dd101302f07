import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import type { ReconciliationStatus } from './reconciliation.lifecycle.js';
import type { Snapshot } from './snapshot.rules.js';

/** A month of every bank account, proved by one person and approved by another. Frozen once signed. */
@Entity('reconciliation')
@Index('reconciliation_once_per_month', ['month'], {
  unique: true,
  where: `status IN ('prepared', 'signed')`,
})
@Check('reconciliation_month_is_its_first_day', 'extract(day FROM month) = 1')
@Check(
  'reconciliation_status_is_known',
  `status IN ('prepared', 'signed', 'withdrawn', 'reopened')`,
)
@Check(
  'reconciliation_ends_with_its_month',
  `through = (month + interval '1 month' - interval '1 day')::date`,
)
@Check('reconciliation_signed_by_another', 'signed_by <> prepared_by')
@Check('reconciliation_signed_without_a_difference', `status <> 'signed' OR difference_pence = 0`)
@Check(
  'reconciliation_says_who_signed',
  `status IN ('prepared', 'withdrawn') OR num_nonnulls(signed_at, signed_by) = 2`,
)
@Check(
  'reconciliation_ended_with_a_reason',
  `(status IN ('withdrawn', 'reopened')) = (num_nonnulls(ended_at, ended_by, ended_because) = 3)`,
)
export class Reconciliation {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** Its first day. */
  @Column('date') readonly month!: LondonDate;
  /** Its last day: nothing is posted up to it once the month is signed. */
  @Column('date') readonly through!: LondonDate;
  @Column('text') readonly status!: ReconciliationStatus;
  @Column({ ...penceColumn, name: 'difference_pence' }) readonly differencePence!: Pence;
  /** Every figure and item as they were, pence as text. */
  @Column('jsonb') readonly snapshot!: Snapshot;
  /** Of the snapshot as canonical JSON, in hexadecimal. */
  @Column('text') readonly sha256!: string;
  @Column('timestamptz', { name: 'prepared_at' }) readonly preparedAt!: Date;
  @Column('uuid', { name: 'prepared_by' })
  @ForeignKey(() => Person, { name: 'reconciliation_prepared_by_fk' })
  readonly preparedBy!: string;
  @Column('timestamptz', { name: 'signed_at', nullable: true }) readonly signedAt!: Date | null;
  @Column('uuid', { name: 'signed_by', nullable: true })
  @ForeignKey(() => Person, { name: 'reconciliation_signed_by_fk' })
  readonly signedBy!: string | null;
  /** When it was withdrawn before signing, or reopened after. */
  @Column('timestamptz', { name: 'ended_at', nullable: true }) readonly endedAt!: Date | null;
  @Column('uuid', { name: 'ended_by', nullable: true })
  @ForeignKey(() => Person, { name: 'reconciliation_ended_by_fk' })
  readonly endedBy!: string | null;
  @Column('text', { name: 'ended_because', nullable: true })
  readonly endedBecause!: string | null;
}
