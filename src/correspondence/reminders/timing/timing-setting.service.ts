import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions } from '../../../platform/database/transactions.service.js';
import type { ReminderKind } from '../reminder-kind.js';
import { ReminderTiming } from './reminder-timing.entity.js';
import { ReminderTimings } from './reminder-timings.queries.js';
import { inOrder, isSameTiming, refusalsToSetTiming } from './timing-setting.rules.js';
import type { Step } from './timing.rules.js';

export interface SetTimingOfKind {
  readonly kind: ReminderKind;
  readonly steps: readonly Step[];
  /** The version that was in force when the form was shown; 0 for the house's own. */
  readonly seenVersion: number;
  readonly reason: string;
}

@Injectable()
export class TimingSetting {
  constructor(
    private readonly transactions: Transactions,
    private readonly timings: ReminderTimings,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * A new version of when a kind is written, in force from now: what was written is not written again. The same again
   * (a double click) is the version that is there.
   * @throws Refused when the kind can't have such steps, nothing changes, or another was set meanwhile.
   */
  set({ kind, steps, seenVersion, reason }: SetTimingOfKind, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      await tx.query(
        `SELECT pg_advisory_xact_lock(hashtextextended('reminder_timing/' || $1, 0))`,
        [kind.name],
      );
      const newest = await this.timings.newest(tx, kind.name);
      const inForce = { version: newest?.version ?? 0, steps: newest?.steps ?? kind.steps };
      const isSetAlready =
        inForce.version === seenVersion + 1 &&
        newest?.reason === reason &&
        isSameTiming(steps, inForce.steps);
      if (isSetAlready) return;
      const { audiences, isOverAfterwards, hasHalfWay, isOfDecision } = kind;
      refuseIfAny(
        refusalsToSetTiming({
          ...{ audiences, isOverAfterwards, hasHalfWay, isOfDecision },
          ...{ wanted: steps, inForce, seenVersion },
        }),
      );
      const version = inForce.version + 1;
      await tx.insert(ReminderTiming, {
        ...{ kind: kind.name, version, steps: inOrder(steps), reason },
        ...{ setAt: this.clock.now(), setBy: by },
      });
      await this.audit.record(tx, {
        subject: `reminder-kind/${kind.name}`,
        act: 'set-timing',
        by,
        detail: { version, reason },
      });
    });
  }
}
