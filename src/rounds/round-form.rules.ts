import { flawsOf } from '../forms/definition/definition.rules.js';
import type { Flaw } from '../forms/definition/flaw.rules.js';
import type { Form, Question } from '../forms/form.js';

/** What an application is called and what it asks for: every form of a round asks everybody. */
const COMPULSORY = { title: 'short-text', amount: 'money' } as const;

/** Every reason why a form can't be a round's: those of any form, and the two questions it must have. */
export function flawsOfRoundForm(form: Form): readonly Flaw[] {
  return [
    ...flawsOf(form),
    ...Object.entries(COMPULSORY).flatMap(([name, kind]): readonly Flaw[] => {
      if (form.sections.some((section) => asksEverybody(section, name, kind))) return [];
      const what = kind === 'money' ? 'a sum of money' : 'a line of text';
      const message = `A round’s form must have a question named “${name}” that asks everybody for ${what}`;
      return [{ code: 'question-compulsory', field: 'questions', message }];
    }),
  ];
}

function asksEverybody(
  { shownIf = [], questions }: Form['sections'][number],
  name: string,
  kind: Question['kind'],
): boolean {
  const question = questions.find((one) => one.name === name);
  const isConditional = shownIf.length > 0 || (question?.shownIf ?? []).length > 0;
  return question?.kind === kind && question.isRequired && !isConditional;
}
