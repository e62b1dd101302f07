import { answerTo } from '../answer-to.rules.js';
import type { Answers } from '../answers.js';
import type { Form, Question } from '../form.js';

/** Where postcodes are, in words, by postcode (`CO1 1AA`): those that whoever shows a form knows. */
export type PlacesInWords = ReadonlyMap<string, string>;

/** Every postcode among the answers to a form, each once: of addresses and of areas. */
export function postcodesIn(form: Form, answers: Answers): readonly string[] {
  const questions = form.sections.flatMap((section) => section.questions);
  return [...new Set(questions.flatMap((question) => postcodesOf(question, answers)))];
}

/** `CO1 1AA: Castle ward. …` for each postcode of an answer that is known. */
export function placesOf(
  question: Question,
  answers: Answers,
  places: PlacesInWords,
): readonly string[] {
  return postcodesOf(question, answers).flatMap((postcode) => {
    const place = places.get(postcode);
    return place === undefined ? [] : [`${postcode}: ${place}`];
  });
}

function postcodesOf(question: Question, answers: Answers): readonly string[] {
  if (question.kind === 'area') return answerTo(question, answers)?.postcodes ?? [];
  if (question.kind !== 'address') return [];
  const { postcode = '' } = answerTo(question, answers) ?? {};
  return postcode === '' ? [] : [postcode];
}
