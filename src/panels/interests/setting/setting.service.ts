import { Injectable, NotFoundException } from '@nestjs/common';
import { IsNull } from 'typeorm';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { Declaration } from '../declaration.entity.js';
import type { InterestKind } from '../interest-kind.js';
import { Interests } from '../interests.queries.js';
import { SetInterest } from './set-interest.entity.js';
import { refusalsToSet, takesBackDeclaration } from './setting.rules.js';

export interface SetAnInterest {
  readonly applicationId: string;
  /** Whom it is about. */
  readonly personId: string;
  /** `none` takes back whatever stands. */
  readonly kind: InterestKind;
  readonly reason: string;
  readonly by: string;
}

/** The coordinator sets what a member's interest in a bid is, raises it, or takes it back: each is an act of its own. */
@Injectable()
export class SettingInterests {
  constructor(
    private readonly transactions: Transactions,
    private readonly interests: Interests,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * The last that was set stands beside what the person declared, and the strongest of both counts. Setting less
   * than they declared takes their declaration back too, so that it is theirs to declare again. The same again
   * changes nothing. It waits for a decision about the bid, as a declaration does.
   * The caller has seen that the person is one of those who are asked about the bid.
   * @throws Refused with every reason.
   * @throws NotFoundException when there is no such bid.
   */
  set({ applicationId, personId, kind, reason, by }: SetAnInterest): Promise<void> {
    return this.transactions.run(async (tx) => {
      await lockBid(tx, applicationId);
      await tx.query('SELECT id FROM person WHERE id = $1 FOR NO KEY UPDATE', [personId]); // two tabs, one after the other
      const last = await lastOf(tx, applicationId, personId);
      const standing = await this.interests.standing(personId, applicationId, tx);
      const facts = { kind, isOwn: personId === by, ...standing };
      const isSame = last?.kind === kind && last.reason === reason;
      if (isSame && !takesBackDeclaration(facts)) return;
      const isShutToSetter = await this.interests.hasPecuniary(by, applicationId, tx);
      refuseIfAny(refusalsToSet({ ...facts, isShutToSetter }));

      const { id } = await tx.save(SetInterest, {
        ...{ applicationId, personId, kind, reason },
        number: (last?.number ?? 0) + 1,
        setAt: this.clock.now(),
        setBy: by,
      });
      if (takesBackDeclaration(facts)) {
        const theirs = { applicationId, personId, takenBackBy: IsNull() };
        await tx.update(Declaration, theirs, { takenBackBy: id });
      }
      await this.audit.record(tx, {
        subject: `application/${applicationId}`,
        act: kind === 'none' ? 'interest-taken-back' : 'interest-set',
        by,
        detail: { personId, kind, reason, declared: standing.declared ?? null },
      });
    });
  }
}

/** A decision about it goes first, or waits. @throws NotFoundException */
async function lockBid(tx: Tx, applicationId: string): Promise<void> {
  const found = await tx.query<unknown[]>(
    'SELECT FROM application WHERE id = $1 AND submitted_at IS NOT NULL FOR SHARE',
    [applicationId],
  );
  if (found.length === 0) throw new NotFoundException();
}

async function lastOf(
  tx: Tx,
  applicationId: string,
  personId: string,
): Promise<SetInterest | undefined> {
  const [last] = await tx.find(SetInterest, {
    where: { applicationId, personId },
    order: { number: 'DESC' },
    take: 1,
  });
  return last;
}
