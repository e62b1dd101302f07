import type { Condition, Form, Question, Rule, Section } from '../../forms/form.js';
import { findQuestion, questionsOf, type Spot } from './spot.rules.js';

/** What one does to a form. Each answers with the form as it would be, or undefined where there is no such place. */

/** What a section says of itself, without its questions. */
export type SectionWords = Pick<Section, 'title' | 'guidance'>;

export type Direction = 'up' | 'down';

export function withSection(form: Form, words: SectionWords): Form {
  return { ...form, sections: [...form.sections, { ...words, questions: [] }] };
}

export function withSectionWords(
  form: Form,
  section: number,
  words: SectionWords,
): Form | undefined {
  return changedSection(form, section, ({ shownIf, questions }) => ({
    ...words,
    ...(shownIf ? { shownIf } : {}),
    questions,
  }));
}

/** At the end of the section. */
export function withQuestion(form: Form, section: number, question: Question): Form | undefined {
  return changedSection(form, section, (found) => ({
    ...found,
    questions: [...found.questions, question],
  }));
}

/** The question of the same name is this one from now on, in the same place and on the same conditions. */
export function withQuestionChanged(form: Form, question: Question): Form | undefined {
  return changedQuestion(form, question.name, ({ shownIf }) => ({
    ...question,
    ...(shownIf ? { shownIf } : {}),
  }));
}

export function withConditions(
  form: Form,
  spot: Spot,
  conditions: readonly Condition[],
): Form | undefined {
  const changed = <Shown extends Section | Question>({ shownIf, ...rest }: Shown) =>
    (conditions.length > 0 ? { ...rest, shownIf: conditions } : rest) as unknown as Shown;
  if ('section' in spot) return changedSection(form, spot.section, changed);
  return 'question' in spot ? changedQuestion(form, spot.question, changed) : undefined;
}

export function withRule(form: Form, rule: Rule): Form {
  return { ...form, rules: [...form.rules, rule] };
}

export function withRuleChanged(form: Form, number: number, rule: Rule): Form | undefined {
  if (!form.rules[number - 1]) return undefined;
  return { ...form, rules: form.rules.with(number - 1, rule) };
}

/** A section goes with its questions. What depends on it stays, and is refused by the rules of a form. */
export function without(form: Form, spot: Spot): Form | undefined {
  if ('section' in spot) {
    if (!form.sections[spot.section - 1]) return undefined;
    return { ...form, sections: form.sections.toSpliced(spot.section - 1, 1) };
  }
  if ('rule' in spot) {
    if (!form.rules[spot.rule - 1]) return undefined;
    return { ...form, rules: form.rules.toSpliced(spot.rule - 1, 1) };
  }
  const found = findQuestion(form, spot.question);
  if (!found) return undefined;
  return changedSection(form, found.section, (section) => ({
    ...section,
    questions: section.questions.toSpliced(found.index, 1),
  }));
}

/** One place up or down; a question at the end of its section goes on to the next. What can't move stays. */
export function moved(form: Form, spot: Spot, direction: Direction): Form | undefined {
  const step = direction === 'up' ? -1 : 1;
  if ('section' in spot) {
    if (!form.sections[spot.section - 1]) return undefined;
    return { ...form, sections: shifted(form.sections, spot.section - 1, step) };
  }
  if ('rule' in spot) return undefined;
  const found = findQuestion(form, spot.question);
  if (!found) return undefined;
  const { section, index, question } = found;
  const count = form.sections[section - 1]?.questions.length ?? 0;
  if (index + step >= 0 && index + step < count) {
    return changedSection(form, section, (from) => ({
      ...from,
      questions: shifted(from.questions, index, step),
    }));
  }
  if (!form.sections[section - 1 + step]) return form;
  const taken = without(form, spot);
  return (
    taken &&
    changedSection(taken, section + step, (to) => ({
      ...to,
      questions: step > 0 ? [question, ...to.questions] : [...to.questions, question],
    }))
  );
}

/** Every name of the form: none may be given to another question. */
export function namesIn(form: Form): readonly string[] {
  return questionsOf(form).map(({ question }) => question.name);
}

function changedSection(
  form: Form,
  number: number,
  change: (section: Section) => Section,
): Form | undefined {
  const found = form.sections[number - 1];
  return found && { ...form, sections: form.sections.with(number - 1, change(found)) };
}

function changedQuestion(
  form: Form,
  name: string,
  change: (question: Question) => Question,
): Form | undefined {
  const found = findQuestion(form, name);
  return (
    found &&
    changedSection(form, found.section, (section) => ({
      ...section,
      questions: section.questions.with(found.index, change(found.question)),
    }))
  );
}

function shifted<Item>(items: readonly Item[], index: number, step: 1 | -1): readonly Item[] {
  const [one, other] = [items[index], items[index + step]];
  if (one === undefined || other === undefined) return items;
  return items.with(index, other).with(index + step, one);
}
