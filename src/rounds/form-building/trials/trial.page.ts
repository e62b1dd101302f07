import type { ExcludedCost } from '../../../forms/judging/line-problems.rules.js';
import { shownSections } from '../../../forms/printing/shown-answers.rules.js';
import { shownQuestions } from '../../../forms/showing/shown-questions.js';
import { asksForFiles, shortcomingsOfTrial } from './trial.rules.js';
import type { Trial } from './trials.queries.js';

/** Every answer once more, with what would stand in an applicant's way beside it. */
export function trialPageOf(trial: Trial, excluded: readonly ExcludedCost[]): object {
  const shortcomings = shortcomingsOfTrial(trial.definition, trial.answers, excluded);
  const byName = new Map(shortcomings.map(({ question, message }) => [question.name, message]));
  return {
    trial,
    shortcomingCount: byName.size,
    asksForFiles: trial.definition.sections.some(asksForFiles),
    sections: shownSections(trial.definition, trial.answers).map((section) => ({
      ...section,
      answers: section.answers.map((answer) => ({
        ...answer,
        shortcoming: byName.get(answer.name),
      })),
    })),
  };
}

/** One section as an applicant would fill it; undefined when there is none, or nothing of it is asked. */
export function trialSectionOf(
  trial: Trial,
  number: number,
  excluded: readonly ExcludedCost[],
): object | undefined {
  const { definition, answers } = trial;
  const section = definition.sections[number - 1];
  const shortcomings = shortcomingsOfTrial(definition, answers, excluded);
  const fields = shownQuestions(definition, number, answers, shortcomings);
  if (!section || !fields) return undefined;
  return {
    ...{ trial, section, fields, number, count: definition.sections.length },
    asksForFiles: asksForFiles(section),
  };
}
