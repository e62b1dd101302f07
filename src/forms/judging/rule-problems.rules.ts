import { answerTo } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import { sumOf } from '../budget.rules.js';
import type { Form, Question, Rule } from '../form.js';

/** A rule that doesn't hold, and the question beside which it is said. */
export interface BrokenRule {
  readonly question: string;
  readonly message: string;
}

/** The rules between answers that don't hold. One that speaks of what is not asked or answered is silent. */
export function brokenRules(
  form: Form,
  answers: Answers,
  asked: ReadonlySet<string>,
): readonly BrokenRule[] {
  const questions = new Map(
    form.sections
      .flatMap((section) => section.questions)
      .filter(({ name }) => asked.has(name))
      .map((question) => [question.name, question]),
  );
  return form.rules
    .filter((rule) => isBroken(rule, questions, answers))
    .map((rule) => ({
      question: rule.kind === 'not-before' ? rule.date : rule.sum.question,
      message: rule.message,
    }));
}

function isBroken(rule: Rule, questions: ReadonlyMap<string, Question>, answers: Answers): boolean {
  if (rule.kind === 'not-before') {
    const [date, earliest] = [rule.date, rule.earliest].map((name) => {
      const question = questions.get(name);
      return question?.kind === 'date' ? answerTo(question, answers) : undefined;
    });
    return date !== undefined && earliest !== undefined && date < earliest;
  }
  const sum = sumOf(rule.sum, questions, answers);
  const other = sumOf(rule.kind === 'equal' ? rule.to : rule.of, questions, answers);
  if (sum === undefined || other === undefined) return false;
  switch (rule.kind) {
    case 'at-most':
      return sum > other;
    case 'equal':
      return sum !== other;
    case 'share-at-most':
      return sum * 100n > other * BigInt(rule.percent);
  }
}
