import type { Form, Question, Section } from '../../forms/form.js';
import { shownQuestions, type ShownQuestion } from '../../forms/showing/shown-questions.js';
import { findQuestion, questionsOf } from './spot.rules.js';

/** One question as an applicant will see it; the first when this one is not there, undefined without any. */
export function specimenOf(form: Form, name: string | undefined): ShownQuestion | undefined {
  const found = (name === undefined ? undefined : findQuestion(form, name)) ?? questionsOf(form)[0];
  return found && specimensIn({ title: '', questions: [found.question] })[0];
}

/** Every question of a section, asked whatever was answered elsewhere. */
export function specimensIn({ title, questions }: Section): readonly ShownQuestion[] {
  const section = { title, questions: questions.map(unconditional) };
  return shownQuestions({ sections: [section], rules: [] }, 1, {}, []) ?? [];
}

function unconditional(question: Question): Question {
  const { shownIf, ...rest } = question;
  return rest;
}
