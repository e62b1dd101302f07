import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { formatMoment, londonDateOf } from '../../kernel/london.js';
import { refuse, Refused, refuseIfAny } from '../../kernel/refusal.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outbox } from '../../platform/outbox/outbox.service.js';
import type { WindowSheet } from './drafting/sheet-draft.form.js';
import { SheetDrafting } from './drafting/sheet-drafting.service.js';
import type { FilledSheet } from './score-sheet.form.js';
import { ScoreSheet } from './score-sheet.entity.js';
import { refusalsToRevise, refusalsToScore } from './score-sheet.rules.js';
import { Score } from './score.entity.js';
import { scoresSent } from './scoring.events.js';
import {
  SheetFacts,
  type LastSent,
  type LockedSheet,
  type SheetOf,
} from './sheet-facts.queries.js';

export interface SendScores extends FilledSheet, SheetOf {
  /** The version that this one takes the place of, and why; undefined for the first. */
  readonly revises?: { readonly version: number; readonly reason: string };
  /** The window it was typed in; undefined when it comes from none. */
  readonly window?: WindowSheet;
}

@Injectable()
export class Scoring {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: SheetFacts,
    private readonly drafting: SheetDrafting,
    private readonly audit: Audit,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Sends a member's scores, or another version of them: what was sent before stays as it was. The same sheet
   * again changes nothing; one from a window that doesn't know of the last is refused, so that of two windows the
   * second doesn't overwrite the first. What was typed meanwhile in another window is kept, and refuses it too.
   * The caller has seen that the person has a seat on the panel, and that every criterion is judged.
   * @throws Refused with every reason.
   */
  async send(command: SendScores): Promise<void> {
    const disputed = await this.transactions.run(async (tx) => {
      const sheet = await this.facts.lock(tx, command);
      if (sheet.sent && isSame(sheet.sent, command)) return [];
      refuseStale(sheet.sent, command);
      refuseIfAny(refusalsTo(sheet, command));
      const elsewhere = command.window
        ? await this.drafting.settle(tx, { ...command, window: command.window }, sheet.sent)
        : [];
      if (elsewhere.length === 0) await this.record(tx, sheet, command);
      return elsewhere;
    });
    if (disputed.length > 0) throw new Refused(disputed.map(typedElsewhere));
  }

  private async record(tx: Tx, { sent, scoreBy }: LockedSheet, command: SendScores): Promise<void> {
    const { applicationId, personId, scores, comment, suggestedPence, revises } = command;
    const version = (sent?.version ?? 0) + 1;
    const sentAt = this.clock.now();
    const { id: sheetId } = await tx.save(ScoreSheet, {
      ...{ applicationId, personId, comment, suggestedPence, sentAt, version },
      reason: revises?.reason ?? '',
    });
    await tx.insert(
      Score,
      scores.map((score) => ({ sheetId, ...score })),
    );
    await this.audit.record(tx, {
      subject: `application/${applicationId}`,
      act: version === 1 ? 'scored' : 'scores-revised',
      by: personId,
      detail: revises
        ? { version, reason: revises.reason }
        : { isLate: londonDateOf(sentAt) > scoreBy },
    });
    await this.outbox.add(tx, scoresSent(applicationId, personId));
  }
}

function refusalsTo(sheet: LockedSheet, { revises, suggestedPence }: SendScores) {
  return revises
    ? refusalsToRevise({ ...sheet, suggestedPence, reason: revises.reason })
    : refusalsToScore({ ...sheet, suggestedPence });
}

/** @throws Refused when another version has been sent since the form was opened. */
function refuseStale(sent: LastSent | undefined, { revises }: SendScores): void {
  if (sent && sent.version !== revises?.version) {
    refuse(
      'scores-already-sent',
      `You sent your scores for this bid on ${formatMoment(sent.sentAt)}, and they stand. What you typed now is below, and was not sent`,
    );
  }
}

function typedElsewhere(field: string) {
  return {
    code: 'typed-elsewhere',
    field,
    message:
      'In another window you typed something else here. Nothing is sent yet: compare the two, and press the button again',
  };
}

function isSame(sent: LastSent, command: SendScores): boolean {
  return (
    sent.comment === command.comment &&
    sent.suggestedPence === command.suggestedPence &&
    sent.scores.length === command.scores.length &&
    command.scores.every((given) =>
      sent.scores.some(
        ({ criterionId, points, reason }) =>
          criterionId === given.criterionId && points === given.points && reason === given.reason,
      ),
    )
  );
}
