import type { Question, Rule, Sum } from '../form.js';
import { flawsOfText, type Flaw } from './flaw.rules.js';

/** Why a rule between answers makes no sense of these questions. */
export function flawsOfRules(
  rules: readonly Rule[],
  questions: readonly Question[],
): readonly Flaw[] {
  const byName = new Map(questions.map((question) => [question.name, question]));
  return rules.flatMap((rule, index) => {
    const place = { rule: index + 1 };
    const no = (field: string, message: string): Flaw => ({
      ...place,
      field,
      code: 'rule-senseless',
      message,
    });
    const flaws = [...flawsOfText(place, 'message', 'The sentence of a rule', rule.message)];
    const compared = rule.kind === 'not-before' ? datesOf(rule) : sumsOf(rule);
    for (const { field, name, total } of compared) {
      const message = problemWith(byName.get(name), name, rule.kind, total);
      if (message !== undefined) flaws.push(no(field, message));
    }
    const [one, other] = compared;
    if (one.name === other.name && one.total === other.total) {
      flaws.push(no(other.field, 'A rule must compare two answers, not one with itself'));
    }
    if (rule.kind === 'share-at-most' && !isPercent(rule.percent)) {
      flaws.push(no('percent', 'The share must be a whole number from 1 to 100 per cent'));
    }
    return flaws;
  });
}

interface Compared {
  readonly field: string;
  readonly name: string;
  readonly total?: Sum['total'];
}

function datesOf(rule: Extract<Rule, { kind: 'not-before' }>): readonly [Compared, Compared] {
  return [
    { field: 'date', name: rule.date },
    { field: 'earliest', name: rule.earliest },
  ];
}

function sumsOf(rule: Exclude<Rule, { kind: 'not-before' }>): readonly [Compared, Compared] {
  const other = rule.kind === 'equal' ? rule.to : rule.of;
  return [
    { field: 'sum', name: rule.sum.question, total: rule.sum.total },
    { field: rule.kind === 'equal' ? 'to' : 'of', name: other.question, total: other.total },
  ];
}

function problemWith(
  question: Question | undefined,
  name: string,
  kind: Rule['kind'],
  total: Sum['total'],
): string | undefined {
  if (!question) return `It needs a question that is not there (“${name}”)`;
  const { label } = question;
  if (kind === 'not-before') {
    return question.kind === 'date' ? undefined : `“${label}” is not answered with a date`;
  }
  if (question.kind === 'budget') {
    return total === undefined ? `Say which total of “${label}” is meant` : undefined;
  }
  if (question.kind !== 'money') return `“${label}” is not answered with a sum`;
  return total === undefined ? undefined : `“${label}” is one sum: it has no totals`;
}

function isPercent(percent: number): boolean {
  return Number.isInteger(percent) && percent >= 1 && percent <= 100;
}
