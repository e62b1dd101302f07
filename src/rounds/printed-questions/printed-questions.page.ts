import { formatMoment } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { Paper } from '../../platform/paper/paper.js';
import type { RoundSummary } from '../rounds.queries.js';
import { printedSections, type PrintedQuestion } from './question-in-words.rules.js';

/** The same questions as a PDF. */
export function questionsPaper(round: RoundSummary): Paper {
  return {
    title: `Questions of ${round.title}`,
    subtitle: `You can ask for ${formatPence(round.smallestPence)} to ${formatPence(round.largestPence)}. The round closes on ${formatMoment(round.closesAt)}.`,
    sections: printedSections(round.form).map(({ title, guidance, onlyIf, questions }, index) => ({
      heading: `${index + 1}. ${title}`,
      paragraphs: [
        ...[onlyIf, guidance].filter((words) => words !== ''),
        ...questions.flatMap((question, number) => linesOf(question, number + 1)),
      ],
    })),
  };
}

function linesOf(question: PrintedQuestion, number: number): readonly string[] {
  const { label, hint, guidance, note, choices, onlyIf } = question;
  return [
    `${number}. ${label} (${note})`,
    ...[onlyIf, hint, guidance].filter((words) => words !== ''),
    ...(choices.length > 0 ? [`Choices: ${choices.join('; ')}`] : []),
  ];
}
