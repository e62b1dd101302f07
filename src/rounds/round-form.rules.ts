import { flawsOf } from '../forms/definition/definition.rules.js';
import type { Flaw } from '../forms/definition/flaw.rules.js';
import { TOLD_ONCE } from './return-forms/return-form.rules.js';
import type { Form, Kind, Question, Section } from '../forms/form.js';

/** What every application is called, and what it asks for: other rooms sort and add up by these two. */
const ALWAYS_ASKED: readonly {
  readonly name: string;
  readonly kind: Kind;
  readonly what: string;
}[] = [
  { name: 'title', kind: 'short-text', what: 'what the project is called' },
  { name: 'amount', kind: 'money', what: 'how much is asked for' },
];

/** The least that a round can ask: to begin a form from nothing. */
export const bareForm: Form = {
  sections: [
    {
      title: 'Your project',
      questions: [
        {
          name: 'title',
          kind: 'short-text',
          label: 'What is your project called?',
          noun: 'the title of your project',
          isRequired: true,
        },
        {
          name: 'amount',
          kind: 'money',
          label: 'How much do you ask for?',
          noun: 'the amount you ask for',
          isRequired: true,
        },
      ],
    },
  ],
  rules: [],
};

/** Whether a question is one of those that no round does without. */
export function isAlwaysAsked(name: string): boolean {
  return ALWAYS_ASKED.some((always) => always.name === name);
}

/** Every reason why a round may not ask this form; none for one that may be published. */
export function flawsOfRoundForm(form: Form): readonly Flaw[] {
  return [
    ...flawsOf(form),
    ...ALWAYS_ASKED.flatMap((always) => flawsOfAlways(form, always)),
    ...form.sections.flatMap(({ questions }) => questions.flatMap(flawsOfTelling)),
  ];
}

/** What was spent and reached is told in returns. */
function flawsOfTelling({ name, label, kind }: Question): readonly Flaw[] {
  if (!TOLD_ONCE.has(kind)) return [];
  const message = `“${label}” is a question for returns: an application can’t answer it`;
  return [{ code: 'for-returns', question: name, field: 'kind', message }];
}

function flawsOfAlways(
  form: Form,
  { name, kind, what }: (typeof ALWAYS_ASKED)[number],
): readonly Flaw[] {
  const found = placed(form, name);
  if (!found) {
    const message = `Every form must ask ${what}`;
    return [{ code: 'question-compulsory', field: 'sections', message }];
  }
  const { number, section, question } = found;
  const no = (field: string, message: string): Flaw => ({
    ...{ code: 'question-compulsory', section: number, question: name, field, message },
  });
  const isConditional = [question.shownIf, section.shownIf].some((all) => (all ?? []).length > 0);
  return [
    ...(question.kind === kind ? [] : [no('kind', `Every form must ask ${what}, and only that`)]),
    ...(question.isRequired
      ? []
      : [no('isRequired', `“${question.label}” must be compulsory: every form asks ${what}`)]),
    ...(isConditional
      ? [no('shownIf', `“${question.label}” must always be asked: every form asks ${what}`)]
      : []),
  ];
}

function placed(
  { sections }: Form,
  name: string,
): { readonly number: number; readonly section: Section; readonly question: Question } | undefined {
  for (const [index, section] of sections.entries()) {
    const question = section.questions.find((asked) => asked.name === name);
    if (question) return { number: index + 1, section, question };
  }
  return undefined;
}
