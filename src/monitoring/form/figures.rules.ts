import { answerTo } from '../../forms/answer-to.rules.js';
import type { Answers } from '../../forms/answers.js';
import type { Form } from '../../forms/form.js';
import { peopleOf, spendingOf } from '../../forms/tallies.rules.js';
import { sumPence, type Pence } from '../../kernel/pence.js';

/** What lists, letters and other rooms show of a return, of the whole award since it began. */
export interface ReturnFigures {
  readonly spentPence: Pence;
  readonly peopleReached: number;
  readonly story: string;
  /** '' when nothing changed, or it isn't asked. */
  readonly changes: string;
}

/** Taken from the answers to a form as it was asked: what every return is asked has a name of its own. */
export function figuresOf(form: Form, answers: Answers): ReturnFigures {
  const questions = form.sections.flatMap((section) => section.questions);
  const textOf = (name: string): string => {
    const question = questions.find((one) => one.name === name && one.kind === 'long-text');
    return question?.kind === 'long-text' ? (answerTo(question, answers) ?? '') : '';
  };
  const spent = questions.flatMap((question) =>
    question.kind === 'spending' ? [spendingOf(question, answerTo(question, answers)).soFar] : [],
  );
  const reached = questions.flatMap((question) =>
    question.kind === 'people' ? [peopleOf(question, answerTo(question, answers)).soFar] : [],
  );
  return {
    spentPence: sumPence(spent),
    peopleReached: reached.reduce((sum, number) => sum + number, 0),
    story: textOf('story'),
    changes: textOf('changes'),
  };
}
