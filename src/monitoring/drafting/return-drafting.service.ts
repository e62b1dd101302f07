import { Injectable, NotFoundException } from '@nestjs/common';
import type { Answer } from '../../forms/answers.js';
import { saveSection, type SavedSection } from '../../forms/drafting/saving.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Transactions } from '../../platform/database/transactions.service.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import { ReturnFactsQueries } from '../return-facts.queries.js';
import { RETURN_DRAFTS } from './return-drafts.rules.js';
import { openQuestions, refusalsToWrite } from './writing.rules.js';

/** One section of a return as it was sent, by somebody who may write it. */
export interface SaveReturnSection {
  readonly returnId: string;
  /** From 1, in the order of the form. */
  readonly section: number;
  /** What was typed, by name of input; and what the form was opened with. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly by: string;
}

@Injectable()
export class ReturnDrafting {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: ReturnFactsQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what was typed, as applications do; the first save gives the return its form for good. After a query only what
   * was asked again is kept.
   * @throws Refused when it has been sent, or its grant is on hold.
   * @throws NotFoundException when its form has no such section.
   */
  save({ returnId, section, typed, by }: SaveReturnSection): Promise<SavedSection> {
    return this.transactions.run(async (tx) => {
      const { stored, awardStatus, form } = await this.facts.lock(tx, returnId);
      if (!form.asked.sections[section - 1]) throw new NotFoundException();
      const now = this.clock.now();
      return saveSection(tx, {
        tables: RETURN_DRAFTS,
        draftId: returnId,
        questions: openQuestions(form.asked, stored),
        stored: stored.answers,
        ...{ typed, by, now },
        mayChange: () => {
          refuseIfAny(refusalsToWrite({ status: stored.status, awardStatus }));
        },
        store: async (answers) => {
          const kept: [string, Answer][] = Object.entries(answers);
          await tx.update(
            MonitoringReturn,
            { id: returnId },
            {
              answers: Object.fromEntries(kept.filter(([, answer]) => answer !== '')),
              ...{ form: form.definition, formVersion: form.version },
              ...{ version: stored.version + 1, savedAt: now, savedBy: by },
            },
          );
        },
      });
    });
  }
}
