import { flawsOf } from '../../forms/definition/definition.rules.js';
import type { Flaw } from '../../forms/definition/flaw.rules.js';
import type { Form, Kind, Question } from '../../forms/form.js';

/** What every return tells: lists, closure and the public figures go by these. */
const ALWAYS_TOLD: readonly {
  readonly name: string;
  readonly kind: Kind;
  readonly what: string;
}[] = [
  { name: 'spending', kind: 'spending', what: 'what was spent' },
  { name: 'people', kind: 'people', what: 'how many people were reached' },
  { name: 'story', kind: 'long-text', what: 'what was made possible' },
];

/** Where photographs are asked for, so is what the people in them agreed to. */
const CONSENT: readonly { readonly name: string; readonly kind: Kind }[] = [
  { name: 'consent-scope', kind: 'one-of' },
  { name: 'consent-whose', kind: 'short-text' },
  { name: 'consent-until', kind: 'date' },
];

/** Kinds of question that make sense once, and in returns only. */
export const TOLD_ONCE: ReadonlySet<Kind> = new Set<Kind>(['spending', 'people', 'progress']);

/** Whether a question is one of those that no return does without. */
export function isAlwaysTold(name: string): boolean {
  return ALWAYS_TOLD.some((always) => always.name === name);
}

/** Every reason why returns may not be asked this form; none for one that may be published. */
export function flawsOfReturnForm(form: Form): readonly Flaw[] {
  const questions = form.sections.flatMap((section) => section.questions);
  return [
    ...flawsOf(form),
    ...ALWAYS_TOLD.flatMap((always) => flawsOfAlways(form, questions, always)),
    ...[...TOLD_ONCE].flatMap((kind) => flawsOfTwice(questions, kind)),
    ...flawsOfConsent(questions),
  ];
}

function flawsOfAlways(
  { sections }: Form,
  questions: readonly Question[],
  { name, kind, what }: (typeof ALWAYS_TOLD)[number],
): readonly Flaw[] {
  const question = questions.find((one) => one.name === name);
  const code = 'question-compulsory';
  if (!question) return [{ code, field: 'sections', message: `Every return must tell ${what}` }];
  const no = (field: string, message: string): Flaw => ({ code, question: name, field, message });
  const section = sections.find((one) => one.questions.includes(question));
  const isConditional = [question.shownIf, section?.shownIf].some((all) => (all ?? []).length > 0);
  return [
    ...(question.kind === kind
      ? []
      : [no('kind', `Every return must tell ${what}, and only that`)]),
    ...(question.isRequired
      ? []
      : [no('isRequired', `“${question.label}” must be compulsory: every return tells ${what}`)]),
    ...(isConditional
      ? [no('shownIf', `“${question.label}” must always be asked: every return tells ${what}`)]
      : []),
  ];
}

function flawsOfTwice(questions: readonly Question[], kind: Kind): readonly Flaw[] {
  const [, second] = questions.filter((question) => question.kind === kind);
  if (!second) return [];
  const message = `“${second.label}” asks what another question asks already`;
  return [{ code: 'asked-twice', question: second.name, field: 'kind', message }];
}

function flawsOfConsent(questions: readonly Question[]): readonly Flaw[] {
  const photographs = questions.find(({ name }) => name === 'photographs');
  if (!photographs) return [];
  const isAsked = CONSENT.every((one) =>
    questions.some(
      ({ name, kind, isRequired }) => name === one.name && kind === one.kind && isRequired,
    ),
  );
  if (isAsked) return [];
  const message = `“${photographs.label}” needs the three questions about who has agreed to be seen, by whom and until when`;
  return [{ code: 'consent-not-asked', question: 'photographs', field: 'label', message }];
}
