import type { Condition, Form, Question, Rule, Section } from '../../forms/form.js';

/** A place in a form that can be pointed at. Sections and rules are counted from 1. */
export type Spot =
  { readonly section: number } | { readonly question: string } | { readonly rule: number };

/** `section-2`, `question-who-benefits`, `rule-1`: as addresses say it. */
export function spotOf(text: string): Spot | undefined {
  const [, kind, rest = ''] = /^(section|question|rule)-([a-z0-9-]{1,60})$/.exec(text) ?? [];
  if (kind === 'question') return { question: rest };
  if (kind === undefined || !/^[1-9]\d?$/.test(rest)) return undefined;
  return kind === 'section' ? { section: Number(rest) } : { rule: Number(rest) };
}

export function addressOf(spot: Spot): string {
  if ('section' in spot) return `section-${spot.section}`;
  return 'question' in spot ? `question-${spot.question}` : `rule-${spot.rule}`;
}

export interface PlacedQuestion {
  /** From 1. */
  readonly section: number;
  /** Within its section, from 0. */
  readonly index: number;
  readonly question: Question;
}

export function questionsOf({ sections }: Form): readonly PlacedQuestion[] {
  return sections.flatMap(({ questions }, section) =>
    questions.map((question, index) => ({ section: section + 1, index, question })),
  );
}

export function findQuestion(form: Form, name: string): PlacedQuestion | undefined {
  return questionsOf(form).find(({ question }) => question.name === name);
}

/** What people call what is there; undefined when nothing is. */
export function titleOf(form: Form, spot: Spot): string | undefined {
  if ('question' in spot) {
    const found = findQuestion(form, spot.question);
    return found && `“${found.question.label}”`;
  }
  if ('section' in spot) {
    const found: Section | undefined = form.sections[spot.section - 1];
    return found && `section “${found.title}”`;
  }
  const found: Rule | undefined = form.rules[spot.rule - 1];
  return found && `the rule “${found.message}”`;
}

/** The conditions of a section or a question; undefined where there can be none. */
export function conditionsAt(form: Form, spot: Spot): readonly Condition[] | undefined {
  if ('rule' in spot) return undefined;
  const found =
    'section' in spot
      ? form.sections[spot.section - 1]
      : findQuestion(form, spot.question)?.question;
  return found && (found.shownIf ?? []);
}

/** The questions that come before: the only ones that a condition here may speak of. */
export function earlierThan(form: Form, spot: Spot): readonly Question[] {
  const all = questionsOf(form);
  if ('rule' in spot) return [];
  const end =
    'section' in spot
      ? all.findIndex(({ section }) => section >= spot.section)
      : all.findIndex(({ question }) => question.name === spot.question);
  return all.slice(0, end < 0 ? all.length : end).map(({ question }) => question);
}
