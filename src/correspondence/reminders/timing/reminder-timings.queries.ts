import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Tx } from '../../../platform/database/transactions.service.js';
import type { ReminderKind } from '../reminder-kind.js';
import { ReminderTiming } from './reminder-timing.entity.js';
import type { Step, Timing } from './timing.rules.js';

/** A version of a kind's timing that somebody has set. */
export interface SetTiming {
  readonly kind: string;
  readonly version: number;
  readonly steps: readonly Step[];
  readonly reason: string;
  readonly setAt: Date;
  readonly setByName: string;
}

/** When each kind of reminder is written: as the coordinator has set it, else as the house has it. */
@Injectable()
export class ReminderTimings {
  constructor(private readonly dataSource: DataSource) {}

  /** Of all kinds, asked once. */
  async inForce(): Promise<(kind: ReminderKind) => Timing> {
    const newest = await this.dataSource.query<{ kind: string; steps: readonly Step[] }[]>(
      'SELECT DISTINCT ON (kind) kind, steps FROM reminder_timing ORDER BY kind, version DESC',
    );
    const set = new Map(newest.map(({ kind, steps }) => [kind, steps]));
    return ({ name, steps, isOverAfterwards }) => ({
      steps: set.get(name) ?? steps,
      isOverAfterwards,
    });
  }

  /** Those that were set, the latest first. */
  versions(kind: string): Promise<readonly SetTiming[]> {
    return this.dataSource.query<SetTiming[]>(
      `SELECT t.kind, t.version, t.steps, t.reason, t.set_at AS "setAt", p.name AS "setByName"
         FROM reminder_timing t JOIN person p ON p.id = t.set_by
        WHERE t.kind = $1 ORDER BY t.version DESC`,
      [kind],
    );
  }

  /** The newest that was set; undefined while the house's own is in force. */
  async newest(tx: Tx, kind: string): Promise<ReminderTiming | undefined> {
    const [newest] = await tx.find(ReminderTiming, {
      where: { kind },
      order: { version: 'DESC' },
      take: 1,
    });
    return newest;
  }
}
