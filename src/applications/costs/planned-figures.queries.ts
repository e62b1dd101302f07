import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { answerTo } from '../../forms/answer-to.rules.js';
import type { Answers } from '../../forms/answers.js';
import { wordsOf } from '../../forms/choices.rules.js';
import { submittedAnswers } from '../../forms/conditions.rules.js';
import type { Form } from '../../forms/form.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** What an application promised in figures: its returns are told beside them. */
export interface PlannedFigures {
  /** Lines of its budget that ask us for something. */
  readonly budget: readonly { readonly text: string; readonly askedPence: Pence }[];
  readonly outcomes: readonly PlannedOutcome[];
}

interface PlannedOutcome {
  /** As people read it. */
  readonly domain: string;
  readonly indicator: string;
  readonly target: number;
}

/** Who may see an application's figures, the caller decides. */
@Injectable()
export class PlannedFiguresQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Error when there is no such application. */
  async of(
    applicationId: string,
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<PlannedFigures> {
    const [row] = await db.query<{ form: Form; answers: Answers }[]>(
      `SELECT f.definition AS form, a.answers FROM application a
         JOIN round_form f ON f.round_id = a.round_id AND f.version = a.form_version
        WHERE a.id = $1`,
      [applicationId],
    );
    if (!row) throw new Error(`There is no application ${applicationId}`);
    return figuresIn(row.form, submittedAnswers(row.form, row.answers));
  }
}

function figuresIn(form: Form, answers: Answers): PlannedFigures {
  const questions = form.sections.flatMap((section) => section.questions);
  return {
    budget: questions.flatMap((question) => {
      const lines = question.kind === 'budget' ? answerTo(question, answers)?.lines : undefined;
      return (lines ?? []).flatMap(({ what, asked }) => {
        const askedPence = BigInt(asked === '' ? 0 : asked);
        return askedPence > 0n ? [{ text: what, askedPence }] : [];
      });
    }),
    outcomes: questions.flatMap((question) => {
      if (question.kind !== 'outcomes') return [];
      return (answerTo(question, answers) ?? []).map(({ domain, indicator, target }) => ({
        ...{ indicator, domain: wordsOf(question.domains, domain) },
        target: Number(target),
      }));
    }),
  };
}
