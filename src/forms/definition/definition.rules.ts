import type { Form, Question, Section } from '../form.js';
import { flawsOfConditions } from './condition-flaws.rules.js';
import { MOST, flawsOfText, type Flaw, type Place } from './flaw.rules.js';
import { flawsOfKind } from './kind-flaws.rules.js';
import { flawsOfName } from './name-flaws.rules.js';
import { flawsOfRules } from './rule-flaws.rules.js';

/** Every reason why a form is not accepted; none for one that may be published. */
export function flawsOf(form: Form): readonly Flaw[] {
  const names = form.sections.flatMap(({ questions }) => questions.map(({ name }) => name));
  const flaws = [...flawsOfSize(form, names.length)];
  const earlier: Question[] = [];
  for (const [index, section] of form.sections.entries()) {
    const place = { section: index + 1 };
    flaws.push(...flawsOfSection(place, section, earlier));
    for (const question of section.questions) {
      const isTaken = earlier.some(({ name }) => name === question.name);
      flaws.push(...flawsOfQuestion(place, question, earlier, isTaken));
      earlier.push(question);
    }
  }
  return [...flaws, ...flawsOfRules(form.rules, earlier)];
}

function flawsOfSize({ sections, rules }: Form, questionCount: number): readonly Flaw[] {
  const flaws: Flaw[] = [];
  if (questionCount === 0) {
    flaws.push({
      code: 'nothing-asked',
      field: 'sections',
      message: 'A form must ask at least one question',
    });
  }
  for (const [what, count, most] of [
    ['sections', sections.length, MOST.sections],
    ['questions', questionCount, MOST.questions],
    ['rules', rules.length, MOST.rules],
  ] as const) {
    if (count > most) {
      const message = `A form may have ${most} ${what} at most`;
      flaws.push({ code: `too-many-${what}`, field: what, message });
    }
  }
  return flaws;
}

function flawsOfSection(
  place: Place,
  { title, guidance, shownIf = [], questions }: Section,
  earlier: readonly Question[],
): readonly Flaw[] {
  const guided = { most: MOST.guidance, isNeeded: false };
  const flaws = [
    ...flawsOfText(place, 'title', 'The title of a section', title),
    ...flawsOfText(place, 'guidance', 'The guidance', guidance, guided),
    ...flawsOfConditions(place, shownIf, earlier),
  ];
  if (questions.length === 0) {
    const message = `Section “${title}” must have a question`;
    flaws.push({ ...place, code: 'section-empty', field: 'questions', message });
  }
  return flaws;
}

function flawsOfQuestion(
  { section }: { readonly section: number },
  question: Question,
  earlier: readonly Question[],
  isTaken: boolean,
): readonly Flaw[] {
  const { name, label, noun, hint, guidance, shownIf = [] } = question;
  const place = { section, question: name };
  const optional = { isNeeded: false };
  return [
    ...flawsOfName(place, name, isTaken),
    ...flawsOfText(place, 'label', 'The question', label),
    ...flawsOfText(place, 'noun', 'The short name', noun),
    ...flawsOfText(place, 'hint', 'The hint', hint, optional),
    ...flawsOfText(place, 'guidance', 'The guidance', guidance, {
      ...optional,
      most: MOST.guidance,
    }),
    ...flawsOfKind(place, question),
    ...flawsOfConditions(place, shownIf, earlier),
  ];
}
