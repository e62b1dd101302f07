import { Injectable } from '@nestjs/common';
import { refuse, refuseIfAny } from '../../kernel/refusal.js';
import { Settlement } from '../../payments/settlement/settlement.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import type { MatchedHow } from '../bank-match.entity.js';
import { idOfItem, partKindOf, type ItemKey } from './item-key.rules.js';
import { MatchFactsQueries } from './match-facts.queries.js';
import { MatchRecording } from './match-recording.service.js';
import { partsOf, paymentsAmong, refusalsToMatch } from './matching.rules.js';
import { MatchesOfLine } from './matches-of-line.queries.js';

export interface MatchLine {
  readonly bankLineId: string;
  /** One thing or several; their sum is the line's, unless it is matched in part. */
  readonly items: readonly ItemKey[];
  readonly inPart?: boolean;
  readonly how?: MatchedHow;
  readonly reasons?: string;
  readonly by: string;
}

@Injectable()
export class Matching {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: MatchFactsQueries,
    private readonly matches: MatchesOfLine,
    private readonly recording: MatchRecording,
    private readonly settlement: Settlement,
  ) {}

  /**
   * Says what a line of the bank's is. A payment seen on the statement has left: its money goes from
   * in transit to paid, out of the account whose statement it is. A receipt was posted when it was
   * recorded; its line is the bank's word for it. A run is each of its payments that is in transit.
   * The same person saying the same again changes nothing.
   * @throws Refused when the line or a thing is matched already, or the sums differ.
   */
  match(command: MatchLine): Promise<void> {
    return this.transactions.run((tx) => this.matchWithin(tx, command));
  }

  async matchWithin(tx: Tx, command: MatchLine): Promise<void> {
    const items = [...new Set(command.items)];
    const facts = await this.facts.loadForUpdate(tx, command.bankLineId, items);
    if (!facts) refuse('no-such-line', 'There is no such line');
    if (await this.matches.isSaidBy(tx, command.bankLineId, items, command.by)) return;
    const asked = { ...facts, inPart: command.inPart ?? false };
    refuseIfAny(refusalsToMatch(asked));

    const parts = partsOf(asked);
    const matchId = await this.recording.record(tx, {
      bankAccountId: facts.bankAccountId,
      how: command.how ?? 'hand',
      reasons: command.reasons ?? '',
      by: command.by,
      parts: parts.map(({ key, pence, runId }) => ({
        bankLineId: facts.id,
        kind: partKindOf(key),
        itemId: idOfItem(key),
        pence,
        runId,
      })),
    });
    const { bankAccountId, postOn: on } = facts;
    await this.settlement.clearAll(
      tx,
      paymentsAmong(parts).map((instalmentId) => ({
        instalmentId,
        bankAccountId,
        on,
        by: command.by,
        matchId,
      })),
    );
  }
}
