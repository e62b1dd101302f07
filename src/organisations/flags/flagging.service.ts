import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Flag } from './flag.entity.js';
import { isInForce, refusalsToFlag, type FlagKind } from './flag.rules.js';

export interface RaiseFlag {
  readonly organisationId: string;
  readonly kind: FlagKind;
  readonly reason: string;
  /** Its last day; null: until somebody lifts it. */
  readonly until: LondonDate | null;
  readonly by: string;
}

/** Paying an organisation waits for these acts, and they for it: a stop never comes between two checks. */
@Injectable()
export class Flagging {
  constructor(
    private readonly transactions: Transactions,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The same flag again, while it is in force, changes nothing.
   * @throws Refused when its last day is past.
   */
  raise({ by, ...flag }: RaiseFlag): Promise<void> {
    const { organisationId, kind, reason, until } = flag;
    return this.transactions.run(async (tx) => {
      await lockOrganisation(tx, organisationId);
      refuseIfAny(refusalsToFlag(until, this.clock.today()));
      const same = await tx.findBy(Flag, { organisationId, kind, reason, liftedAt: IsNull() });
      if (same.some((each) => each.until === until && isInForce(each, this.clock.today()))) return;
      await tx.insert(Flag, { ...flag, raisedAt: this.clock.now(), raisedBy: by });
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'flag-raised',
        by,
        detail: { kind, reason, until },
      });
    });
  }

  /** Lifted already: nothing changes. @throws NotFoundException */
  lift(flagId: string, reason: string, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await tx.findOneBy(Flag, { id: flagId });
      if (!found) throw new NotFoundException();
      const { organisationId, kind } = found;
      await lockOrganisation(tx, organisationId);
      const { affected } = await tx.update(
        Flag,
        { id: flagId, liftedAt: IsNull() },
        { liftedAt: this.clock.now(), liftedBy: by, liftedReason: reason },
      );
      if (affected === 0) return;
      await this.audit.record(tx, {
        subject: `organisation/${organisationId}`,
        act: 'flag-lifted',
        by,
        detail: { flagId, kind, reason },
      });
    });
  }
}

/** @throws NotFoundException */
async function lockOrganisation(tx: Tx, id: string): Promise<void> {
  const found = await tx.query<unknown[]>(
    'SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE',
    [id],
  );
  if (found.length === 0) throw new NotFoundException();
}
