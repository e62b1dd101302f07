import type { Form, Kind, Question } from './form.js';

/** Answers of these kinds say who applies, or lead to them, whatever the question is. */
const ALWAYS: readonly Kind[] = ['address', 'email', 'phone'];

/** Whether its answer is left out where who applies is hidden: by its kind, or because the form marks it so. */
function isIdentifying({ kind, isIdentifying: isMarked = false }: Question): boolean {
  return isMarked || ALWAYS.includes(kind);
}

/** The names of the questions whose answers say who applies. */
export function identifyingQuestions({ sections }: Form): ReadonlySet<string> {
  const questions = sections.flatMap((section) => section.questions);
  return new Set(questions.filter(isIdentifying).map(({ name }) => name));
}
