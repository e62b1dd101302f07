import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import { Person } from '../people/person.entity.js';
import type { Found } from '../reporting/proof/last-verification.queries.js';

/** One proof of everything, asked for by the clock or by a person. One at a time is under way. */
@Entity('verification')
@Check('verification_status_is_known', `status IN ('under-way', 'finished')`)
@Check('verification_finished_whole', `(status = 'finished') = (finished_at IS NOT NULL)`)
export class Verified {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Index('verification_one_at_a_time', { unique: true, where: `status = 'under-way'` })
  @Column('text')
  readonly status!: 'under-way' | 'finished';
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  /** Null when the clock asked. */
  @Column('uuid', { name: 'asked_by', nullable: true })
  @ForeignKey(() => Person, { name: 'verification_asked_by_fk' })
  readonly askedBy!: string | null;
  @Index('verification_latest')
  @Column('timestamptz', { name: 'finished_at', nullable: true })
  readonly finishedAt!: Date | null;
  @Column('integer', { default: 0 }) readonly entries!: number;
  @Column('integer', { default: 0 }) readonly postings!: number;
  /** Of the record of acts. */
  @Column('integer', { default: 0 }) readonly acts!: number;
  @Column('jsonb', { default: [] }) readonly problems!: readonly Found[];
}
