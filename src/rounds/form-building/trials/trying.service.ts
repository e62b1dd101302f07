import { Injectable, NotFoundException } from '@nestjs/common';
import type { Answers } from '../../../forms/answers.js';
import type { Form } from '../../../forms/form.js';
import { readSection } from '../../../forms/reading/read-section.js';
import { Clock } from '../../../kernel/clock.js';
import { refuseIfAny, type Refusal } from '../../../kernel/refusal.js';
import { Audit } from '../../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { ExcludedCosts } from '../../excluded-costs.queries.js';
import { FormTrial } from './form-trial.entity.js';
import { shortcomingsOfTrial } from './trial.rules.js';

export interface StartTrial {
  readonly roundId: string;
  readonly version: number;
  readonly definition: Form;
  readonly formKey: string;
  readonly by: string;
}

export interface TrialOfRound {
  readonly roundId: string;
  readonly id: string;
}

/** Test mode: a form is filled by its makers as an organisation would, and goes nowhere. */
@Injectable()
export class Trying {
  constructor(
    private readonly transactions: Transactions,
    private readonly excludedCosts: ExcludedCosts,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  /** Begins one trial for a page, however often its button is pressed. @returns its id. */
  start({ by, ...trial }: StartTrial): Promise<string> {
    return this.transactions.run(async (tx) => {
      const [started] = await tx.query<{ id: string }[]>(
        `INSERT INTO form_trial (round_id, version, definition, answers, form_key, started_at, started_by)
         VALUES ($1, $2, $3, '{}', $4, $5, $6)
         ON CONFLICT ON CONSTRAINT form_trial_once_per_form DO NOTHING RETURNING id`,
        [trial.roundId, trial.version, trial.definition, trial.formKey, this.clock.now(), by],
      );
      if (!started) return (await tx.findOneByOrFail(FormTrial, { formKey: trial.formKey })).id;
      const { roundId, version } = trial;
      await this.record(tx, { roundId, id: started.id }, 'form: trial begun', by, { version });
      return started.id;
    });
  }

  /**
   * Keeps what was typed into a section, readable or not.
   * @throws NotFoundException when there is no such trial or section.
   */
  save(
    trial: TrialOfRound,
    section: number,
    typed: Readonly<Record<string, unknown>>,
  ): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await lock(tx, trial);
      const asked = found.definition.sections[section - 1];
      if (!asked) throw new NotFoundException();
      const { answers } = readSection(asked, typed);
      await this.keep(tx, found, { ...found.answers, ...answers });
    });
  }

  /**
   * Tries to submit it. Nobody receives it.
   * @throws Refused with everything that would stand in an applicant's way.
   */
  send(trial: TrialOfRound, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const found = await lock(tx, trial);
      if (found.sentAt) return;
      const excluded = await this.excludedCosts.of(trial.roundId, tx);
      refuseIfAny(
        shortcomingsOfTrial(found.definition, found.answers, excluded).map(
          ({ question, message }): Refusal => ({
            ...{ code: 'would-be-refused', field: question.name, message },
          }),
        ),
      );
      await tx.update(FormTrial, { id: found.id }, { sentAt: this.clock.now() });
      await this.record(tx, trial, 'form: trial sent', by, { version: found.version });
    });
  }

  /** Deletes it; nothing is left of it but the record that it was there. One that is gone stays gone. */
  remove(trial: TrialOfRound, by: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const { affected } = await tx.delete(FormTrial, trial);
      if (affected) await this.record(tx, trial, 'form: trial deleted', by);
    });
  }

  private async keep(tx: Tx, { id }: FormTrial, answers: Answers): Promise<void> {
    await tx.query('UPDATE form_trial SET answers = $2, sent_at = NULL WHERE id = $1', [
      id,
      answers,
    ]);
  }

  private record(
    tx: Tx,
    { roundId, id }: TrialOfRound,
    act: string,
    by: string,
    detail: Readonly<Record<string, number>> = {},
  ): Promise<void> {
    const subject = `round/${roundId}` as const;
    return this.audit.record(tx, { subject, act, by, detail: { ...detail, trial: id } });
  }
}

async function lock(tx: Tx, { roundId, id }: TrialOfRound): Promise<FormTrial> {
  const found = await tx.findOne(FormTrial, {
    where: { id, roundId },
    lock: { mode: 'pessimistic_write' },
  });
  if (!found) throw new NotFoundException();
  return found;
}
