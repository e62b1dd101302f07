import { Injectable, NotFoundException } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { Answers } from '../../forms/answers.js';
import { readSection } from '../../forms/reading/read-section.js';
import { Clock } from '../../kernel/clock.js';
import { refuseIfAny } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { answersOf, storedAnswers } from '../answers.rules.js';
import { Application } from '../application.entity.js';
import { DraftFactsQueries } from '../draft-facts.queries.js';
import { refusalsToSave, type LastSave } from './drafting.rules.js';
import { SectionSave } from './section-save.entity.js';

/** One section of a draft as it was sent. */
export interface SaveSection {
  readonly applicationId: string;
  /** From 1, in the order of the form. */
  readonly section: number;
  /** What was typed, by name of input. */
  readonly typed: Readonly<Record<string, unknown>>;
  /** The section's version when its form was opened; 0 before its first save. */
  readonly openedVersion: number;
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
   * Keeps what was typed, complete or not. The same answers again (a double click) change nothing.
   * @throws Refused when an answer can't be read, somebody saved the section meanwhile, the round has
   * closed or the application is submitted; all the reasons at once.
   * @throws NotFoundException when it is not theirs, or has no such section.
   */
  saveSection(command: SaveSection): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { application, round } = await this.facts.lock(
        tx,
        command.organisationIds,
        command.applicationId,
      );
      const section = round.form.sections[command.section - 1];
      if (!section) throw new NotFoundException();
      const { answers, unreadable } = readSection(section, command.typed);
      const stored = answersOf(application);
      if (unreadable.length === 0 && areSame(stored, answers)) return;

      const lastSave = await lastSaveOf(tx, command);
      const facts = { ...command, status: application.status, round, lastSave };
      refuseIfAny([...unreadable, ...refusalsToSave(facts)]);

      const save = { savedAt: this.clock.now(), savedBy: command.by };
      await tx.save(Application, {
        id: application.id,
        ...storedAnswers({ ...stored, ...answers }),
        version: application.version + 1,
        ...save,
      });
      const { applicationId, section: position } = command;
      const version = (lastSave?.version ?? 0) + 1;
      await tx.save(SectionSave, { applicationId, section: position, version, ...save });
    });
  }
}

async function lastSaveOf(
  tx: Tx,
  { applicationId, section }: SaveSection,
): Promise<LastSave | undefined> {
  const [save] = await tx.query<LastSave[]>(
    `SELECT s.version, s.saved_at AS "savedAt", s.saved_by AS "savedBy", p.name AS "savedByName"
       FROM section_save s JOIN person p ON p.id = s.saved_by
      WHERE s.application_id = $1 AND s.section = $2`,
    [applicationId, section],
  );
  return save;
}

function areSame(stored: Answers, given: Answers): boolean {
  return Object.entries(given).every(([name, answer]) =>
    isDeepStrictEqual(stored[name] ?? '', answer),
  );
}
