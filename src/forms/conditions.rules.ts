import { answerTo } from './answer-to.rules.js';
import type { Answers } from './answers.js';
import type { Condition, Form, Question } from './form.js';

/**
 * The names of the questions that are asked of somebody with these answers: those whose conditions,
 * and whose section's, all hold. A question that isn't asked counts as not answered, whatever a draft
 * still holds, so what depends on it isn't asked either.
 */
export function askedIn(form: Form, answers: Answers): ReadonlySet<string> {
  const asked = new Map<string, Question>();
  const holds = (condition: Condition): boolean => {
    const question = asked.get(condition.question);
    return question !== undefined && isTrueOf(condition, question, answers);
  };
  for (const { shownIf = [], questions } of form.sections) {
    if (!shownIf.every(holds)) continue;
    for (const question of questions) {
      if ((question.shownIf ?? []).every(holds)) asked.set(question.name, question);
    }
  }
  return new Set(asked.keys());
}

/**
 * What is submitted: the answers to the questions that are asked, and nothing else. A draft keeps the
 * others, so that they are there again should they be asked after all.
 */
export function submittedAnswers(form: Form, answers: Answers): Answers {
  const asked = askedIn(form, answers);
  const questions = form.sections.flatMap((section) => section.questions);
  return Object.fromEntries(
    questions.flatMap((question) => {
      const answer = asked.has(question.name) ? answerTo(question, answers) : undefined;
      return answer === undefined ? [] : [[question.name, answer]];
    }),
  );
}

function isTrueOf(condition: Condition, question: Question, answers: Answers): boolean {
  const answer = answerTo(question, answers);
  if (answer === undefined) return false;
  if (condition.is === 'answered') return true;
  if (condition.is === 'one-of') {
    const chosen: readonly unknown[] = Array.isArray(answer) ? answer : [answer];
    return condition.values.some((value) => chosen.includes(value));
  }
  const isCounted = question.kind === 'number' || question.kind === 'money';
  if (!isCounted || typeof answer !== 'string') return false;
  const [given, limit] = [BigInt(answer), BigInt(condition.value)];
  return condition.is === 'at-least' ? given >= limit : given <= limit;
}
