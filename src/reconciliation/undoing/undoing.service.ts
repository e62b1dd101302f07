import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { BankMatch } from '../bank-match.entity.js';
import { TakingBack } from './taking-back.service.js';
import { UndoFactsQueries } from './undo-facts.queries.js';
import { refusalsToUndo } from './undoing.rules.js';

export interface UndoMatch {
  readonly matchId: string;
  readonly by: string;
  readonly reason: string;
}

@Injectable()
export class Undoing {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: UndoFactsQueries,
    private readonly takingBack: TakingBack,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * Says that a match was wrong. Its lines are open again, what it recorded or posted is reversed,
   * and what was said stays on the record. The same person doing it again changes nothing.
   * @throws Refused when somebody undid it before, its month is signed, or the money has moved on.
   */
  undo(command: UndoMatch): Promise<void> {
    return this.transactions.run((tx) => this.undoWithin(tx, command));
  }

  /** @param isReplaced something else takes the match's place, dated after what is signed. */
  async undoWithin(tx: Tx, { matchId, by, reason }: UndoMatch, isReplaced = false): Promise<void> {
    const facts = await this.facts.loadForUpdate(tx, matchId);
    if (!facts) refuse('no-such-match', 'There is no such match');
    if (facts.undoneBy === by) return;
    refuseIfAny(refusalsToUndo(isReplaced ? { ...facts, signedMonth: undefined } : facts));

    await tx.update(
      BankMatch,
      { id: matchId },
      { undoneAt: this.clock.now(), undoneBy: by, undoneBecause: reason },
    );
    await this.audit.record(tx, {
      subject: `bank-account/${facts.bankAccountId}`,
      act: 'match-undone',
      by,
      detail: { matchId, reason },
    });
    for (const part of facts.parts)
      await this.takingBack.takeBack(tx, part, { matchId, by, reason });
  }
}
