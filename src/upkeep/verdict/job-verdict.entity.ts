import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { Person } from '../../people/person.entity.js';

export type Verdict = 'retried' | 'dropped';

/** What a person said of a job that failed: once for each time that it did. */
@Entity('job_verdict')
@Unique('job_verdict_once_per_failure', ['queue', 'jobId', 'failedAt'])
@Check('job_verdict_is_known', `verdict IN ('retried', 'dropped')`)
@Check('job_verdict_has_a_reason', `btrim(reason) <> ''`)
export class JobVerdict {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('text') readonly queue!: string;
  @Column('text', { name: 'job_id' }) readonly jobId!: string;
  /** What the job was: `award.offered`. */
  @Column('text', { name: 'job_name' }) readonly jobName!: string;
  /** By the queue's own clock: tells one failure of a job from the next. */
  @Column('timestamptz', { name: 'failed_at' }) readonly failedAt!: Date;
  /** One line, without addresses. */
  @Column('text', { name: 'failed_reason' }) readonly failedReason!: string;
  @Column('text') readonly verdict!: Verdict;
  @Column('text') readonly reason!: string;
  @Column('uuid', { name: 'given_by' })
  @ForeignKey(() => Person, { name: 'job_verdict_given_by_fk' })
  readonly givenBy!: string;
  @Index('job_verdict_given_at')
  @Column('timestamptz', { name: 'given_at' })
  readonly givenAt!: Date;
}
