import { Injectable, NotFoundException } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { Round } from '../round.entity.js';
import { judgingKey, refusalsToSetJudging, type Judging } from './judging.rules.js';

export interface SetJudging {
  readonly roundId: string;
  readonly judging: Judging;
  /** How it stood when the form was shown: `judgingKey`. */
  readonly seen: string;
  readonly by: string;
}

@Injectable()
export class JudgingSetting {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * How the round's bids are judged from now on; what it was stays on the record. The same again (a
   * double click) changes nothing.
   * @throws Refused once the round is open, or when somebody else changed it meanwhile.
   */
  set({ roundId, judging, seen, by }: SetJudging): Promise<void> {
    return this.transactions.run(async (tx) => {
      const round = await tx.findOne(Round, {
        where: { id: roundId },
        lock: { mode: 'for_no_key_update' },
      });
      if (!round) throw new NotFoundException();
      const { scoresSeen, hidesApplicants, contestedHundredths } = judging;
      const [from, to] = [judgingKey(round), judgingKey(judging)];
      if (from === to) return;
      const stands = { opensAt: round.opensAt, stands: round };
      refuseIfAny(refusalsToSetJudging(stands, seen, this.clock.now()));

      const set = { scoresSeen, hidesApplicants, contestedHundredths };
      await tx.update(Round, { id: roundId }, set);
      await this.audit.record(tx, {
        subject: `round/${roundId}`,
        act: 'judging set',
        by,
        detail: { from, to },
      });
    });
  }
}
