import type { Form } from '../../forms/form.js';
import { noteOf } from '../../forms/printing/question-notes.rules.js';
import { formatMoment } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { Paper } from '../../platform/paper/paper.js';
import type { RoundSummary } from '../rounds.queries.js';

/** A question as it stands on paper, where nothing can be clicked; '' where nothing is said. */
interface PrintedQuestion {
  readonly label: string;
  /** What an answer looks like, and who is asked. */
  readonly note: string;
  readonly hint: string;
  readonly guidance: string;
}

interface PrintedSection {
  readonly title: string;
  readonly guidance: string;
  readonly questions: readonly PrintedQuestion[];
}

/** Every question of a form, those that only some are asked included. */
export function printedSections(form: Form): readonly PrintedSection[] {
  return form.sections.map(({ title, guidance = '', questions }) => ({
    title,
    guidance,
    questions: questions.map((question) => ({
      label: question.label,
      note: noteOf(form, question),
      hint: question.hint ?? '',
      guidance: question.guidance ?? '',
    })),
  }));
}

/** The same questions as a PDF. */
export function questionsPaper(round: RoundSummary): Paper {
  return {
    title: `Questions of ${round.title}`,
    subtitle: `You can ask for ${formatPence(round.smallestPence)} to ${formatPence(round.largestPence)}. The round closes on ${formatMoment(round.closesAt)}.`,
    sections: printedSections(round.form).map(({ title, guidance, questions }, index) => ({
      heading: `${index + 1}. ${title}`,
      paragraphs: [
        guidance,
        ...questions.flatMap(({ label, note, hint, guidance: help }, at) => [
          `${at + 1}. ${label} (${note})`,
          ...[hint, help],
        ]),
      ].filter((words) => words !== ''),
    })),
  };
}
