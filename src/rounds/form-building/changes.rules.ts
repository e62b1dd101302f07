import { choicesOf } from '../../forms/choices.rules.js';
import type { Choice, Form, Question } from '../../forms/form.js';
import { allInWords } from './condition-words.rules.js';
import { questionsOf, type PlacedQuestion } from './spot.rules.js';

type ChangeKind = 'added' | 'removed' | 'made compulsory' | 'made optional' | 'altered';

/** What is otherwise in a newer version of a form, and what that means to somebody who has begun. */
export interface FormChange {
  readonly kind: ChangeKind;
  /** The question's label, or what else is concerned. */
  readonly what: string;
  /** Whole sentences. */
  readonly meaning: string;
}

/** Every change from one version to another, in the order of the newer form; what is gone comes last. */
export function changesBetween(before: Form, after: Form): readonly FormChange[] {
  const old = new Map(questionsOf(before).map((placed) => [placed.question.name, placed]));
  const now = questionsOf(after);
  const changes: FormChange[] = [];
  for (const { section, question } of now) {
    const was = old.get(question.name);
    if (was?.question.kind !== question.kind) changes.push(additionOf(question, section, after));
    else changes.push(...changesOf(was, { section, question }, before, after));
  }
  for (const { question } of old.values()) {
    const stays = now.some(
      ({ question: { name, kind } }) => name === question.name && kind === question.kind,
    );
    if (!stays) changes.push(removalOf(question));
  }
  return [...changes, ...changesOfSections(before, after), ...changesOfRules(before, after)];
}

function additionOf(question: Question, section: number, after: Form): FormChange {
  const condition = conditionOf(question, section, after);
  const asked = condition === '' ? '' : ` Only asked if ${condition}.`;
  const meaning = question.isRequired
    ? 'It must be answered before a draft can be submitted.'
    : 'It may be left empty.';
  return { kind: 'added', what: question.label, meaning: `${meaning}${asked}` };
}

function removalOf({ label }: Question): FormChange {
  return {
    kind: 'removed',
    what: label,
    meaning: 'It is no longer asked. An answer to it is kept, and is neither shown nor submitted.',
  };
}

type Asked = Pick<PlacedQuestion, 'section' | 'question'>;

function changesOf(
  { section: oldSection, question: was }: Asked,
  { section, question }: Asked,
  before: Form,
  after: Form,
): readonly FormChange[] {
  const what = question.label;
  const changes: FormChange[] = [];
  if (question.isRequired && !was.isRequired) {
    const meaning = 'It must now be answered before a draft can be submitted.';
    changes.push({ kind: 'made compulsory', what, meaning });
  }
  if (!question.isRequired && was.isRequired) {
    changes.push({ kind: 'made optional', what, meaning: 'It may now be left empty.' });
  }
  const altered = [
    ...(was.label === what ? [] : [`It read “${was.label}” before.`]),
    ...conditionChange(conditionOf(was, oldSection, before), conditionOf(question, section, after)),
    ...choiceChanges(was, question),
    ...(isSame(limitsOf(was), limitsOf(question))
      ? []
      : ['Its limits are others now: an answer outside them must be changed.']),
    ...(was.hint === question.hint && was.guidance === question.guidance
      ? []
      : ['The help beside it is written anew; answers stay.']),
  ];
  if (altered.length > 0) changes.push({ kind: 'altered', what, meaning: altered.join(' ') });
  return changes;
}

function conditionChange(before: string, after: string): readonly string[] {
  if (before === after) return [];
  return [after === '' ? 'It is now always asked.' : `It is now only asked if ${after}.`];
}

function choiceChanges(was: Question, question: Question): readonly string[] {
  const [old, offered] = [listOf(was), listOf(question)];
  const gone = old.filter(({ value }) => !offered.some((choice) => choice.value === value));
  const fresh = offered.filter(({ value }) => !old.some((choice) => choice.value === value));
  return [
    ...(gone.length > 0 ? [`${quoted(gone)} can’t be chosen any more: choose again.`] : []),
    ...(fresh.length > 0 ? [`${quoted(fresh)} can be chosen too.`] : []),
  ];
}

function listOf(question: Question): readonly Choice[] {
  if (question.kind === 'budget') return question.costKinds;
  if (question.kind === 'outcomes') return question.domains;
  return question.kind === 'area' ? question.places : (choicesOf(question) ?? []);
}

/** What is left of a question without its words and what it offers. */
function limitsOf(question: Question): object {
  const { label, noun, hint, guidance, isRequired, shownIf, ...kind } = question;
  const { choices, costKinds, domains, places, ...limits } = kind as Record<string, unknown>;
  return limits;
}

function changesOfSections(before: Form, after: Form): readonly FormChange[] {
  const titles = (form: Form): string => JSON.stringify(form.sections.map(({ title }) => title));
  if (titles(before) === titles(after)) return [];
  const listed = after.sections.map(({ title }) => `“${title}”`);
  const meaning = `They are now ${new Intl.ListFormat('en-GB').format(listed)}. Answers go with their questions.`;
  return [{ kind: 'altered', what: 'The sections of the form', meaning }];
}

function changesOfRules(before: Form, after: Form): readonly FormChange[] {
  const fresh = after.rules.filter((rule) => !before.rules.some((was) => isSame(was, rule)));
  const gone = before.rules.filter((was) => !after.rules.some((rule) => isSame(was, rule)));
  return [
    ...fresh.map(({ message }): FormChange => ({
      kind: 'added',
      what: 'A rule between answers',
      meaning: `${sentence(message)} It must hold before a draft can be submitted.`,
    })),
    ...gone.map(({ message }): FormChange => ({
      kind: 'removed',
      what: 'A rule between answers',
      meaning: `No longer demanded: ${sentence(message)}`,
    })),
  ];
}

/** When a question is asked: its own conditions, and those of its section. */
function conditionOf({ shownIf }: Question, section: number, form: Form): string {
  const questions = questionsOf(form).map(({ question }) => question);
  const all = [...(form.sections[section - 1]?.shownIf ?? []), ...(shownIf ?? [])];
  return allInWords(all, questions);
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
}

/** jsonb keeps no order of keys. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, part]) => [key, sorted(part)]),
  );
}

function quoted(choices: readonly Choice[]): string {
  return new Intl.ListFormat('en-GB').format(choices.map(({ text }) => `“${text}”`));
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
