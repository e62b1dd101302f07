import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import { refuse, refuseIfAny } from '../../../kernel/refusal.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { typedAgain } from '../score-sheet.form.js';
import { refusalsToDraft } from '../score-sheet.rules.js';
import { SheetFacts, type LastSent, type SheetOf } from '../sheet-facts.queries.js';
import {
  mergedDraft,
  type KeptDraft,
  type MergedDraft,
  type Typed,
} from './merging-windows.rules.js';
import { SheetDraft } from './sheet-draft.entity.js';
import { printOf, type WindowSheet } from './sheet-draft.form.js';

export interface SaveSheet extends SheetOf {
  readonly window: WindowSheet;
  /** Whether somebody pressed a button: then the texts they were shown beside their own have been settled. */
  readonly isPressed: boolean;
}

/** What became of it. */
export interface SavedSheet {
  readonly savedAt: Date;
  /** As it is kept now, by name of input. */
  readonly typed: Typed;
  /** Whether this window changed anything. */
  readonly isChanged: boolean;
  /** Inputs of which another window has another text: both are kept. */
  readonly disputed: readonly string[];
}

@Injectable()
export class SheetDrafting {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: SheetFacts,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what was typed into a sheet, readable or not, for its author alone. Where two windows changed the same
   * input, both texts are kept. The same again changes nothing.
   * The caller has seen that the person has a seat on the panel.
   * @throws Refused when the bid is not theirs to score any more, or they have sent this version meanwhile.
   */
  save(command: SaveSheet): Promise<SavedSheet> {
    return this.transactions.run(async (tx) => {
      const sheet = await this.facts.lock(tx, command);
      if ((sheet.sent?.version ?? 0) !== command.window.base) {
        refuse('scores-already-sent', 'You have sent your scores from another window meanwhile');
      }
      refuseIfAny(refusalsToDraft(sheet));
      const savedAt = this.clock.now();
      const draft = await merge(tx, command, sheet.sent);
      await keep(tx, command, draft, savedAt);
      const { typed, taken, rivals } = draft;
      const isChanged = taken.length + rivals.length > 0;
      return { savedAt, typed, isChanged, disputed: disputedIn(draft) };
    });
  }

  /**
   * The last look before a sheet is sent, in the transaction that has locked it: the inputs for which another
   * window has another text. With none, the draft has done its work and goes; else all of it is kept.
   */
  async settle(
    tx: Tx,
    command: Omit<SaveSheet, 'isPressed'>,
    sent: LastSent | undefined,
  ): Promise<readonly string[]> {
    const { applicationId, personId } = command;
    const draft = await merge(tx, { ...command, isPressed: true }, sent);
    const disputed = [...new Set([...draft.left, ...disputedIn(draft)])];
    if (disputed.length > 0) await keep(tx, command, draft, this.clock.now());
    else await tx.delete(SheetDraft, { applicationId, personId });
    return disputed;
  }
}

async function merge(
  tx: Tx,
  { applicationId, personId, window, isPressed }: SaveSheet,
  sent: LastSent | undefined,
): Promise<MergedDraft> {
  const found = await tx.findOneBy(SheetDraft, { applicationId, personId });
  const { typed, writers, others }: KeptDraft =
    found?.base === window.base
      ? found
      : { typed: sent ? typedAgain(sent) : {}, writers: {}, others: [] };
  const unsettled = others.filter((other) => !isPressed || !window.seen.has(printOf(other)));
  return mergedDraft({ typed, writers, others: unsettled }, window);
}

async function keep(
  tx: Tx,
  { applicationId, personId, window }: Pick<SaveSheet, keyof SheetOf | 'window'>,
  { typed, writers, others }: MergedDraft,
  savedAt: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO sheet_draft AS d (application_id, person_id, base, typed, writers, others, saved_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)
     ON CONFLICT (application_id, person_id) DO UPDATE
       SET base = excluded.base, typed = excluded.typed, writers = excluded.writers,
           others = excluded.others, saved_at = excluded.saved_at
     WHERE (d.base, d.typed, d.others) IS DISTINCT FROM (excluded.base, excluded.typed, excluded.others)`,
    [applicationId, personId, window.base, typed, writers, JSON.stringify(others), savedAt],
  );
}

function disputedIn({ others }: MergedDraft): readonly string[] {
  return [...new Set(others.map(({ field }) => field))];
}
