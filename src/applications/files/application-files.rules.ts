import type { QuestionOf, Section } from '../../forms/form.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { ApplicationStatus } from '../application.lifecycle.js';
import { refusalsOfDeadline, type TakingDates } from '../deadline.rules.js';

/** A question that is answered with files. */
export type FilesQuestion = QuestionOf<'files'>;

export interface ChangingFacts {
  readonly status: ApplicationStatus;
  readonly round: TakingDates;
  /** When the request reached the house. */
  readonly reachedAt: Date;
}

/** Undefined when the form has no such question, or it is answered with something else. */
export function filesQuestion(
  sections: readonly Section[],
  name: string,
): FilesQuestion | undefined {
  return filesQuestions(sections).find((question) => question.name === name);
}

export function filesQuestions(sections: readonly Section[]): readonly FilesQuestion[] {
  return sections.flatMap(({ questions }) =>
    questions.filter((question): question is FilesQuestion => question.kind === 'files'),
  );
}

/** Every reason why the files of an application may no longer be changed. */
export function refusalsToChangeFiles({
  status,
  round,
  reachedAt,
}: ChangingFacts): readonly Refusal[] {
  if (status !== 'draft') {
    return [
      {
        code: 'already-submitted',
        message: 'This application has been submitted, and its files stay with it',
      },
    ];
  }
  return refusalsOfDeadline(round, reachedAt);
}

/** @param count how many files would answer the question */
export function refusalsOfCount({ most }: FilesQuestion, count: number): readonly Refusal[] {
  if (count <= most) return [];
  const files = most === 1 ? '1 file' : `${most} files`;
  return [
    {
      code: 'too-many-files',
      field: 'file',
      message: `This question takes ${files} at most: choose fewer, or take one away first`,
    },
  ];
}
