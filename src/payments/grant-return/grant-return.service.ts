import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { refuse } from '../../kernel/refusal.js';
import { Journal } from '../../ledger/journal.service.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { AwardMoney } from '../asked-back/award-money.queries.js';
import { GrantReturn } from './grant-return.entity.js';
import { returnOf, returnSource } from './grant-return.postings.js';

/** Money of an award seen to come back: `on` is the day the bank booked it, `reference` its words. */
export interface RecordGrantReturn {
  readonly awardId: string;
  readonly bankAccountId: string;
  readonly amountPence: Pence;
  readonly on: LondonDate;
  readonly reference: string;
  readonly by: string;
  readonly matchId: string;
}

export interface UndoGrantReturn {
  readonly grantReturnId: string;
  /** The day the correction counts for. */
  readonly on: LondonDate;
  readonly by: string;
  readonly reason: string;
}

/** What an organisation gives back: recorded when the bank shows it. */
@Injectable()
export class GrantReturns {
  constructor(
    private readonly journal: Journal,
    private readonly money: AwardMoney,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves the sum from returned to available, into the bank account. A line that covers two awards
   * is recorded once for each. What comes back on an award counts first towards what was asked back of it.
   * @returns the id to undo it by.
   * @throws Refused when more would have come back than was paid on the award.
   */
  async record(tx: Tx, command: RecordGrantReturn): Promise<string> {
    const { awardId, bankAccountId, amountPence, on, reference, by, matchId } = command;
    const award = await lockedAward(tx, awardId);
    const asked = await this.money.askedBackOf(awardId, tx);
    const open = asked.find(({ outstandingPence }) => outstandingPence > 0n);
    const { id } = await tx.save(GrantReturn, {
      awardId,
      bankAccountId,
      amountPence,
      returnedOn: on,
      reference,
      matchId,
      askedBackId: open?.id ?? null,
      recordedAt: this.clock.now(),
      recordedBy: by,
    });
    await this.audit.record(tx, {
      subject: `award/${awardId}`,
      act: 'grant-returned',
      by,
      detail: { amountPence: amountPence.toString(), reference },
    });
    await this.journal.post(
      tx,
      returnOf({ id, awardId, ...award, bankAccountId, amountPence, on, by }),
    );
    return id;
  }

  /** @throws Refused when there is none such, it is undone already, or the fund has awarded the money since. */
  async undo(tx: Tx, { grantReturnId, on, by, reason }: UndoGrantReturn): Promise<void> {
    const found = await tx.findOne(GrantReturn, {
      where: { id: grantReturnId },
      lock: { mode: 'pessimistic_write' },
    });
    if (!found) refuse('no-such-return', 'There is no such returned grant');
    if (found.undoneAt) refuse('return-undone', 'This returned grant was undone before');
    await tx.update(
      GrantReturn,
      { id: grantReturnId },
      { undoneAt: this.clock.now(), undoneBy: by, undoneReason: reason },
    );
    await this.audit.record(tx, {
      subject: `award/${found.awardId}`,
      act: 'grant-return-undone',
      by,
      detail: { amountPence: found.amountPence.toString(), reason },
    });
    const source = returnSource(grantReturnId);
    await this.journal.reverse(tx, {
      source,
      newSource: `${source}/undone`,
      effectiveOn: on,
      reason,
      postedBy: by,
    });
  }
}

async function lockedAward(
  tx: Tx,
  awardId: string,
): Promise<{ awardReference: string; fundId: string; organisationName: string }> {
  const [award] = await tx.query<
    { awardReference: string; fundId: string; organisationName: string }[]
  >(
    `SELECT a.reference AS "awardReference", a.fund_id AS "fundId", o.name AS "organisationName"
       FROM award a JOIN organisation o ON o.id = a.organisation_id
      WHERE a.id = $1 FOR SHARE OF a`,
    [awardId],
  );
  if (!award) refuse('no-such-award', 'Choose the award that the money came back on');
  return award;
}
