import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { answerTo } from '../../forms/answer-to.rules.js';
import { wordsOf } from '../../forms/choices.rules.js';
import type { QuestionOf } from '../../forms/form.js';
import type { Pence } from '../../kernel/pence.js';
import type { Tx } from '../../platform/database/transactions.service.js';

/** What an application asks for in one line of its budget. */
export interface AskedCost {
  /** The value of the cost kind: where it is a key of `COST_KINDS`, a fund may exclude it. */
  readonly costKind: string;
  /** As the applicant chose it. */
  readonly name: string;
  readonly pence: Pence;
}

interface QuestionRow {
  readonly roundId: string;
  readonly version: number;
  readonly question: QuestionOf<'budget'>;
}

interface AnswerRow {
  readonly applicationId: string;
  readonly roundId: string;
  readonly version: number;
  readonly answers: Readonly<Record<string, never>>;
}

/** What applications ask for, by kind of cost: for who chooses the fund. */
@Injectable()
export class AskedCosts {
  constructor(private readonly dataSource: DataSource) {}

  /** The lines of the budgets that ask us for something, by the application's id. */
  async of(
    applicationIds: readonly string[],
    db: Pick<Tx, 'query'> = this.dataSource,
  ): Promise<ReadonlyMap<string, readonly AskedCost[]>> {
    const asked = await db.query<QuestionRow[]>(
      `SELECT f.round_id AS "roundId", f.version, q.question
         FROM round_form f
        CROSS JOIN LATERAL jsonb_path_query(f.definition,
                '$.sections[*].questions[*] ? (@.kind == "budget")') AS q (question)
        WHERE f.round_id IN (SELECT round_id FROM application WHERE id = ANY($1))`,
      [applicationIds],
    );
    const names = [...new Set(asked.map(({ question }) => question.name))];
    const answered = await db.query<AnswerRow[]>(
      `SELECT a.id AS "applicationId", a.round_id AS "roundId", a.form_version AS version,
              coalesce((SELECT jsonb_object_agg(n, a.answers -> n)
                 FROM unnest($2::text[]) AS n WHERE a.answers ? n), '{}') AS answers
         FROM application a WHERE a.id = ANY($1)`,
      [applicationIds, names],
    );
    return new Map(
      answered.map(({ applicationId, roundId, version, answers }) => [
        applicationId,
        asked
          .filter((one) => one.roundId === roundId && one.version === version)
          .flatMap(({ question }) => linesOf(question, answers)),
      ]),
    );
  }
}

function linesOf(
  question: QuestionOf<'budget'>,
  answers: AnswerRow['answers'],
): readonly AskedCost[] {
  const lines = answerTo(question, answers)?.lines ?? [];
  return lines
    .map(({ costKind, asked }) => ({
      ...{ costKind, name: wordsOf(question.costKinds, costKind) },
      pence: BigInt(asked === '' ? 0 : asked),
    }))
    .filter(({ pence }) => pence > 0n);
}
