import type { Form } from '../../forms/form.js';
import { allInWords } from './condition-words.rules.js';
import { specimensIn } from './specimen.js';
import { questionsOf } from './spot.rules.js';

/** Each section with its questions and when they are asked. */
export function previewOf(form: Form): readonly object[] {
  const questions = questionsOf(form).map(({ question }) => question);
  return form.sections.map((section) => ({
    title: section.title,
    guidance: section.guidance ?? '',
    condition: allInWords(section.shownIf, questions),
    fields: specimensIn(section).map((field, index) => ({
      field,
      condition: allInWords(section.questions[index]?.shownIf, questions),
    })),
  }));
}
