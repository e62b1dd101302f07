import type { PaperAnswer } from '../../../applications/paper/application-paper.queries.js';
import { formatMoment } from '../../../kernel/london.js';
import { formatPence } from '../../../kernel/pence.js';
import type { Paper, PaperSection } from '../../../platform/paper/paper.js';
import type { PackContents, PackedBid } from './reading-pack.queries.js';

/** The bids of a round for one reader: a table of contents, then bid by bid every question with its answer. */
export function readingPack(
  contents: PackContents,
  bids: readonly PackedBid[],
  reader: string,
  takenAt: Date,
): Paper {
  const { round } = contents;
  return {
    title: `Reading pack: ${round.title}`,
    subtitle: `For ${reader} · ${round.panelName} · as it stood on ${formatMoment(takenAt)}`,
    hasContents: true,
    sections: [
      { heading: 'What is in it', paragraphs: [inIt(bids.length), ...notInIt(contents)] },
      ...bids.flatMap(sectionsOf),
    ],
  };
}

/** Which bids of the round are not in somebody's pack, and why; a bid that is shut is its number and no more. */
export function notInIt({ shut, toDeclare }: PackContents): readonly string[] {
  return [
    ...(shut.length > 0 ? [`You have left: ${numbers(shut)}.`] : []),
    ...(toDeclare.length > 0
      ? [`To declare first: ${numbers(toDeclare)}. Their papers open when you have.`]
      : []),
  ];
}

function inIt(count: number): string {
  return `${count} ${count === 1 ? 'bid' : 'bids'}, each with all that was asked and answered. Files that came with a bid are on its page.`;
}

function numbers(all: readonly number[]): string {
  return `${all.length === 1 ? 'number' : 'numbers'} ${new Intl.ListFormat('en-GB').format(all.map(String))}`;
}

function sectionsOf({ number, paper }: PackedBid): readonly PaperSection[] {
  const named = [paper.organisationName, paper.title].filter((words) => words !== '').join(': ');
  return [
    {
      heading: `${number}. ${named}`,
      paragraphs: [`${paper.reference}. Asks for ${formatPence(paper.requestedPence)}.`],
    },
    ...paper.sections.flatMap(({ title, answers }) => [
      { heading: title, level: 2 as const },
      ...answers.map((answer) => ({
        heading: answer.label,
        level: 3 as const,
        paragraphs: paragraphsOf(answer),
      })),
    ]),
  ];
}

function paragraphsOf({ paragraphs, places, clarifications }: PaperAnswer): readonly string[] {
  return [
    ...(paragraphs.length > 0 ? paragraphs : ['Not answered']),
    ...places,
    ...clarifications.flatMap(({ ask, askedAt, given }) => [
      `Asked on ${formatMoment(askedAt)}: ${ask}`,
      ...given.map(({ text, givenAt }) => `Answered on ${formatMoment(givenAt)}: ${text}`),
      ...(given.length > 0 ? [] : ['Not answered yet']),
    ]),
  ];
}
