import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import type { Pence } from '../../kernel/pence.js';
import { Audit } from '../../platform/audit/audit.service.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { BankMatch, type MatchedHow } from '../bank-match.entity.js';
import { BankMatchPart, type PartKind } from '../bank-match-part.entity.js';

export interface NewPart {
  readonly bankLineId: string;
  readonly kind: PartKind;
  /** Of the receipt, instalment …; none for a transfer between our own accounts. */
  readonly itemId?: string;
  readonly pence: Pence;
  /** The run that was matched as one, when this is a payment of it. */
  readonly runId?: string | undefined;
  /** The thing is recorded by this very act. */
  readonly isMadeHere?: boolean;
}

export interface NewMatch {
  /** The form's own id, where the match records something new: sent twice it is one match. */
  readonly id?: string;
  readonly bankAccountId: string;
  readonly how: MatchedHow;
  readonly ruleId?: string | null;
  readonly reasons?: string;
  /** The person's id; null when an automatic rule acts. */
  readonly by: string | null;
  readonly parts: readonly NewPart[];
}

/** Writes down what was said of lines. What follows for the money, each act does itself. */
@Injectable()
export class MatchRecording {
  constructor(
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /**
   * @returns the match's id.
   * @throws Refused through `Transactions.run` when the parts come to more than a line or a thing.
   */
  async record(tx: Tx, match: NewMatch): Promise<string> {
    const id = match.id ?? randomUUID();
    await tx.insert(BankMatch, {
      id,
      how: match.how,
      ruleId: match.ruleId ?? null,
      reasons: match.reasons ?? '',
      matchedAt: this.clock.now(),
      matchedBy: match.by,
    });
    await tx.insert(
      BankMatchPart,
      match.parts.map((part) => partOf(id, part)),
    );
    await this.audit.record(tx, {
      subject: `bank-account/${match.bankAccountId}`,
      act: 'line-matched',
      by: match.by,
      detail: { matchId: id, how: match.how, lines: linesOf(match.parts) },
    });
    return id;
  }
}

/** A part as it is stored, with its thing in the column of its kind. */
function partOf(
  matchId: string,
  { itemId, runId, isMadeHere = false, ...part }: NewPart,
): Omit<BankMatchPart, 'id' | 'isLive'> {
  const { kind } = part;
  const idIf = (isOfKind: boolean): string | null => (isOfKind ? (itemId ?? null) : null);
  return {
    ...part,
    matchId,
    receiptId: idIf(kind === 'receipt'),
    instalmentId: idIf(kind === 'payment' || kind === 'bounce'),
    fundPaymentId: idIf(kind === 'fund-payment'),
    grantReturnId: idIf(kind === 'grant-return'),
    runId: runId ?? null,
    isMadeHere,
  };
}

function linesOf(parts: readonly NewPart[]): string {
  return [...new Set(parts.map(({ bankLineId }) => bankLineId))].join(' ');
}
