import type { Condition, Form, Kind, Question, Rule, Section, Sum } from '../../forms/form.js';
import { nameFor } from './names.rules.js';
import { questionsOf } from './spot.rules.js';

/** The kind of every question that a round has ever asked, by its name. */
export type KindsByName = ReadonlyMap<string, Kind>;

export function kindsOf(forms: readonly Form[]): KindsByName {
  return new Map(
    forms.flatMap((form) => questionsOf(form).map(({ question: { name, kind } }) => [name, kind])),
  );
}

/**
 * Another round's form for a round that has asked before: a question that has the name of an earlier
 * one of another kind gets a name of its own, or a draft's answer would be read as what it never was.
 */
export function copiedFor(form: Form, earlier: KindsByName): Form {
  const taken = new Set([...earlier.keys(), ...kindsOf([form]).keys()]);
  const renamed = new Map<string, string>();
  for (const { question } of questionsOf(form)) {
    const kind = earlier.get(question.name);
    if (kind === undefined || kind === question.kind) continue;
    const fresh = nameFor(question.label, taken);
    taken.add(fresh);
    renamed.set(question.name, fresh);
  }
  if (renamed.size === 0) return form;
  const nameOf = (name: string): string => renamed.get(name) ?? name;
  return {
    sections: form.sections.map((section) => ({
      ...shown(section, nameOf),
      questions: section.questions.map((question) => ({
        ...shown(question, nameOf),
        name: nameOf(question.name),
      })),
    })),
    rules: form.rules.map((rule) => ruleOf(rule, nameOf)),
  };
}

function shown<Shown extends Section | Question>(
  one: Shown,
  nameOf: (name: string) => string,
): Shown {
  if (!one.shownIf) return one;
  const shownIf = one.shownIf.map((condition): Condition => ({
    ...condition,
    question: nameOf(condition.question),
  }));
  return { ...one, shownIf };
}

function ruleOf(rule: Rule, nameOf: (name: string) => string): Rule {
  const sum = (one: Sum): Sum => ({ ...one, question: nameOf(one.question) });
  if (rule.kind === 'not-before') {
    return { ...rule, date: nameOf(rule.date), earliest: nameOf(rule.earliest) };
  }
  return rule.kind === 'equal'
    ? { ...rule, sum: sum(rule.sum), to: sum(rule.to) }
    : { ...rule, sum: sum(rule.sum), of: sum(rule.of) };
}
