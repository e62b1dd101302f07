import { Injectable } from '@nestjs/common';
import { formatMonth, type LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { BankMatchPart, type PartKind } from '../bank-match-part.entity.js';
import { LineFactsQueries, type LineFacts } from '../line-facts.queries.js';
import type { UndoFacts } from './undoing.rules.js';

/** A part with the line it is of. */
export interface PartToUndo {
  readonly kind: PartKind;
  readonly itemId: string | null;
  readonly pence: Pence;
  readonly isMadeHere: boolean;
  readonly line: LineFacts;
}

export interface MatchToUndo extends UndoFacts {
  readonly id: string;
  readonly undoneBy: string | null;
  readonly bankAccountId: string;
  readonly parts: readonly PartToUndo[];
}

@Injectable()
export class UndoFactsQueries {
  constructor(private readonly lines: LineFactsQueries) {}

  /** Locks the lines, then the match. Undefined: there is no such match. */
  async loadForUpdate(tx: Tx, matchId: string): Promise<MatchToUndo | undefined> {
    const parts = await tx.find(BankMatchPart, { where: { matchId }, order: { id: 'ASC' } });
    const lines = await this.lines.loadAllForUpdate(tx, [
      ...new Set(parts.map(({ bankLineId }) => bankLineId)),
    ]);
    const byId = new Map(lines.map((line) => [line.id, line]));
    const toUndo = parts.flatMap((part): PartToUndo[] => {
      const line = byId.get(part.bankLineId);
      const { kind, pence, isMadeHere } = part;
      return line ? [{ kind, pence, isMadeHere, itemId: itemOf(part), line }] : [];
    });
    const [first] = toUndo;
    await tx.query('SELECT FROM bank_match WHERE id = $1 FOR UPDATE', [matchId]);
    const [match] = await tx.query<{ undoneBy: string | null; signedMonth: LondonDate | null }[]>(
      `SELECT m.undone_by AS "undoneBy",
              (SELECT min(month)::text FROM reconciliation
                WHERE status = 'signed' AND through >= $2 AND signed_at >= m.matched_at) AS "signedMonth"
         FROM bank_match m WHERE m.id = $1`,
      [matchId, lines.map(({ bookedOn }) => bookedOn).sort()[0] ?? null],
    );
    if (!match || !first) return undefined;
    return {
      id: matchId,
      undoneBy: match.undoneBy,
      isUndone: match.undoneBy !== null,
      signedMonth: match.signedMonth === null ? undefined : formatMonth(match.signedMonth),
      bankAccountId: first.line.bankAccountId,
      parts: toUndo,
    };
  }
}

function itemOf(part: BankMatchPart): string | null {
  return part.receiptId ?? part.instalmentId ?? part.fundPaymentId ?? part.grantReturnId;
}
