import { shownSections, type ShownAnswer } from '../../forms/printing/shown-answers.rules.js';
import { shownQuestions, type ShownQuestion } from '../../forms/showing/shown-questions.js';
import { shortcomingsOf } from '../answers.rules.js';
import type { Draft } from './drafts.queries.js';

/** One section as its form shows it. */
export interface SectionPage {
  readonly draft: Draft;
  readonly number: number;
  readonly title: string;
  readonly guidance: string | undefined;
  readonly count: number;
  readonly fields: readonly ShownQuestion[];
  /** What the form was opened with: the section's last save, 0 before the first. */
  readonly version: number;
  /** What is stored now, for whoever has typed something else. */
  readonly stored: readonly ShownAnswer[];
}

/** Undefined when the form has no such section, or nothing of it is asked. */
export function sectionPageOf(draft: Draft, number: number): SectionPage | undefined {
  const { round, answers, saves } = draft;
  const section = round.form.sections[number - 1];
  const fields = shownQuestions(round.form, number, answers, shortcomingsOf(round, answers));
  if (!section || !fields) return undefined;
  const stored = shownSections(round.form, answers).find((shown) => shown.number === number);
  return {
    draft,
    number,
    title: section.title,
    guidance: section.guidance,
    count: round.form.sections.length,
    fields,
    version: saves.find((save) => save.section === number)?.version ?? 0,
    stored: stored?.answers ?? [],
  };
}
