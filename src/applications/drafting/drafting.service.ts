import { Injectable, NotFoundException } from '@nestjs/common';
import type { Answers } from '../../forms/answers.js';
import { saveSection, type SavedSection } from '../../forms/drafting/saving.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { answersOf, storedAnswers } from '../answers.rules.js';
import { Application } from '../application.entity.js';
import { DraftFactsQueries } from '../draft-facts.queries.js';
import { APPLICATION_DRAFTS } from './application-drafts.rules.js';
import { refusalsToSave } from './drafting.rules.js';

/** One section of a draft as it was sent. */
export interface SaveSection {
  readonly applicationId: string;
  /** From 1, in the order of the form. */
  readonly section: number;
  /** What was typed, by name of input; and what the form was opened with. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly by: string;
  /** The organisations they may act for. */
  readonly organisationIds: readonly string[];
  readonly reachedAt: Date;
}

@Injectable()
export class Drafting {
  constructor(
    private readonly transactions: Transactions,
    private readonly facts: DraftFactsQueries,
    private readonly clock: Clock,
  ) {}

  /**
   * Keeps what was typed, complete or not, readable or not. Answers that nobody else touched are stored;
   * where somebody else changed the same one meanwhile, both are kept. The same again (a double click, a
   * lost reply) changes nothing.
   * @throws Refused when the round has closed or the application is submitted.
   * @throws NotFoundException when it is not theirs, or has no such section.
   */
  saveSection(command: SaveSection): Promise<SavedSection> {
    const { applicationId, typed, by } = command;
    return this.transactions.run(async (tx) => {
      const { application, round } = await this.facts.lock(
        tx,
        command.organisationIds,
        applicationId,
      );
      if (!round.form.sections[command.section - 1]) throw new NotFoundException();
      // Whatever is sent is read, wherever it is asked now: the form may have changed under an open page.
      const questions = round.form.sections.flatMap((one) => one.questions);
      const now = this.clock.now();
      return saveSection(tx, {
        tables: APPLICATION_DRAFTS,
        draftId: applicationId,
        ...{ questions, typed, by, now },
        stored: answersOf(application),
        mayChange: () => {
          refuseIfAny(refusalsToSave({ ...command, status: application.status, round }));
        },
        store: (answers) => this.store(tx, application, answers, { savedAt: now, savedBy: by }),
      });
    });
  }

  private async store(
    tx: Tx,
    { id, version }: Application,
    answers: Answers,
    save: { readonly savedAt: Date; readonly savedBy: string },
  ): Promise<void> {
    const changes = { ...storedAnswers(answers), version: version + 1, ...save };
    await tx.update(Application, { id }, changes);
  }
}
