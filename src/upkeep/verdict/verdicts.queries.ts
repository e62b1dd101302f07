import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Verdict } from './job-verdict.entity.js';

/** A verdict and who gave it. */
export interface GivenVerdict {
  readonly queue: string;
  readonly jobId: string;
  readonly jobName: string;
  readonly failedAt: Date;
  readonly failedReason: string;
  readonly verdict: Verdict;
  readonly reason: string;
  readonly givenBy: string;
  readonly givenAt: Date;
}

const SELECT = `
  SELECT v.queue, v.job_id AS "jobId", v.job_name AS "jobName", v.failed_at AS "failedAt",
         v.failed_reason AS "failedReason", v.verdict, v.reason, p.name AS "givenBy", v.given_at AS "givenAt"
    FROM job_verdict v JOIN person p ON p.id = v.given_by`;

@Injectable()
export class GivenVerdicts {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first. */
  async latest(most: number): Promise<readonly GivenVerdict[]> {
    return this.dataSource.query<GivenVerdict[]>(
      `${SELECT} ORDER BY v.given_at DESC, v.id LIMIT $1`,
      [most],
    );
  }

  /** The newest first: a job may fail more than once. */
  async ofJob(queue: string, jobId: string): Promise<readonly GivenVerdict[]> {
    return this.dataSource.query<GivenVerdict[]>(
      `${SELECT} WHERE v.queue = $1 AND v.job_id = $2 ORDER BY v.failed_at DESC`,
      [queue, jobId],
    );
  }
}
