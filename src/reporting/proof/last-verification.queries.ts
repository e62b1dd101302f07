import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';

/** Something that is not as it should be: what, and about whom, in words. */
export interface Found {
  readonly who: string;
  readonly what: string;
}

/** How many of each were proved, and what was found wrong with them. */
export interface Proved {
  readonly entries: number;
  readonly postings: number;
  readonly acts: number;
  readonly problems: readonly Found[];
}

export interface FinishedVerification extends Proved {
  readonly finishedAt: Date;
}

@Injectable()
export class LastVerification {
  constructor(private readonly dataSource: DataSource) {}

  /** Undefined until the first night. */
  async finished(): Promise<FinishedVerification | undefined> {
    const [row] = await this.dataSource.query<FinishedVerification[]>(
      `SELECT entries, postings, acts, problems, finished_at AS "finishedAt"
         FROM verification WHERE finished_at IS NOT NULL ORDER BY finished_at DESC LIMIT 1`,
    );
    return row;
  }

  /** Since when one is under way; undefined when none is. */
  async underWaySince(): Promise<Date | undefined> {
    const [row] = await this.dataSource.query<{ askedAt: Date }[]>(
      `SELECT asked_at AS "askedAt" FROM verification WHERE status = 'under-way'`,
    );
    return row?.askedAt;
  }
}
