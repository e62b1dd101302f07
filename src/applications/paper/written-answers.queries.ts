import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { answerTo } from '../../forms/answer-to.rules.js';
import type { Answers } from '../../forms/answers.js';
import { askedIn } from '../../forms/conditions.rules.js';
import type { Form, Question } from '../../forms/form.js';

/** What an organisation wrote in its application in its own words, for looking for names in it. */
export interface WrittenAnswers {
  readonly applicationId: string;
  readonly organisationId: string;
  readonly organisationName: string;
  /** By the question each answers. */
  readonly texts: readonly { readonly label: string; readonly text: string }[];
  /** What the lines of its budget and of the money from elsewhere are called. */
  readonly budgetLines: readonly string[];
  readonly emails: readonly string[];
}

/** The written part of papers. For what judges or shows them; who may read them, the caller decides. */
@Injectable()
export class WrittenAnswersQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Of those of these applications that have arrived; in two queries however many they are. */
  async of(applicationIds: readonly string[]): Promise<readonly WrittenAnswers[]> {
    const rows = await this.dataSource.query<
      (Pick<WrittenAnswers, 'applicationId' | 'organisationId' | 'organisationName'> & {
        readonly form: string;
        readonly answers: Answers;
      })[]
    >(
      `SELECT a.id AS "applicationId", a.organisation_id AS "organisationId", o.name AS "organisationName",
              a.round_id || '/' || a.form_version AS form, a.answers
         FROM application a JOIN organisation o ON o.id = a.organisation_id
        WHERE a.id = ANY($1) AND a.submitted_at IS NOT NULL`,
      [applicationIds],
    );
    const forms = await this.formsOf(applicationIds);
    return rows.map(({ form, answers, ...row }) => {
      const questions = forms.get(form);
      if (!questions) throw new Error(`There is no form ${form}`);
      return { ...row, ...writtenIn(questions, answers) };
    });
  }

  private async formsOf(applicationIds: readonly string[]): Promise<ReadonlyMap<string, Form>> {
    const rows = await this.dataSource.query<{ form: string; definition: Form }[]>(
      `SELECT v.round_id || '/' || v.version AS form, v.definition FROM round_form v
        WHERE (v.round_id, v.version) IN
              (SELECT a.round_id, a.form_version FROM application a WHERE a.id = ANY($1))`,
      [applicationIds],
    );
    return new Map(rows.map(({ form, definition }) => [form, definition]));
  }
}

function writtenIn(
  form: Form,
  answers: Answers,
): Pick<WrittenAnswers, 'texts' | 'budgetLines' | 'emails'> {
  const asked = askedIn(form, answers);
  const questions = form.sections
    .flatMap((section) => section.questions)
    .filter(({ name }) => asked.has(name));
  return {
    texts: questions.flatMap((question) =>
      textsOf(question, answers).map((text) => ({ label: question.label, text })),
    ),
    budgetLines: questions.flatMap((question) => {
      if (question.kind !== 'budget') return [];
      const { lines = [], match = [] } = answerTo(question, answers) ?? {};
      return [...lines.map(({ what }) => what), ...match.map(({ source }) => source)];
    }),
    emails: questions.flatMap((question) => {
      const email = question.kind === 'email' ? answerTo(question, answers) : undefined;
      return email === undefined ? [] : [email.toLowerCase()];
    }),
  };
}

function textsOf(question: Question, answers: Answers): readonly string[] {
  if (question.kind !== 'short-text' && question.kind !== 'long-text') return [];
  const text = answerTo(question, answers);
  return text === undefined ? [] : [text];
}
