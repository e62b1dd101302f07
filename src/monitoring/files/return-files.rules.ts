import type { Form, QuestionOf } from '../../forms/form.js';
import type { Refusal } from '../../kernel/refusal.js';

/** A question of a return that is answered with files. */
export type FilesQuestion = QuestionOf<'files'>;

/** Undefined when the form has no such question, or it is answered with something else. */
export function filesQuestion({ sections }: Form, name: string): FilesQuestion | undefined {
  return sections
    .flatMap(({ questions }) => questions)
    .find(
      (question): question is FilesQuestion => question.kind === 'files' && question.name === name,
    );
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
