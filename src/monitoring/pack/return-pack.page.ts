import { formatDate, formatMoment } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { ShownAnswer } from '../../forms/printing/shown-answers.rules.js';
import type { Paper, PaperSection } from '../../platform/paper/paper.js';
import { CONSENTED } from '../consent/consent.rules.js';
import type { SentReturn } from '../reading/return-answers.queries.js';
import type { ReturnSummary } from '../returns.queries.js';

/**
 * A return as a paper: the figures beside those of the last, then every question with its answer. A paper can't be taken
 * back: what people agreed to show for a time is on the return's page only.
 */
export function returnPack(
  asked: ReturnSummary,
  before: ReturnSummary | undefined,
  sent: SentReturn,
): Paper {
  return {
    title: `Return ${asked.number} of ${asked.outOf}: ${asked.title}`,
    subtitle: `${asked.organisationName} · ${asked.awardReference} · ${sentWhen(asked)}`,
    sections: [
      {
        heading: 'The grant',
        paragraphs: [
          `The grant comes to ${formatPence(asked.awardPence)}. This return was due on ${formatDate(asked.dueOn)}.`,
        ],
      },
      {
        heading: 'In figures',
        tables: [
          {
            caption: before
              ? `Since the grant began, beside return ${before.number}`
              : 'Since the grant began',
            head: ['', ...(before ? [`Return ${before.number}`] : []), `Return ${asked.number}`],
            rows: [
              ['Spent', ...(before ? [before.spentPence ?? 0n] : []), asked.spentPence ?? 0n],
              ['People reached', ...(before ? [peopleIn(before)] : []), peopleIn(asked)],
            ],
          },
        ],
      },
      ...sent.sections.flatMap(({ title, answers }) => [
        { heading: title },
        ...answers.map((answer) => printed(answer, sent.consent !== undefined)),
      ]),
    ],
  };
}

function printed(
  { name, label, paragraphs, tables }: ShownAnswer,
  needsConsent: boolean,
): PaperSection {
  const here = { heading: label, level: 2 as const };
  if (needsConsent && CONSENTED.has(name)) {
    return {
      ...here,
      paragraphs: ['On the page of this return, for as long as the people in it agree.'],
    };
  }
  if (tables.length === 0) {
    return { ...here, paragraphs: paragraphs.length > 0 ? paragraphs : ['Not answered'] };
  }
  return {
    ...here,
    tables: tables.map(({ caption, head, rows, foot }) => ({
      caption,
      head: head.map(({ text }) => text),
      rows: rows.map((cells) => cells.map(({ text }) => text)),
      ...(foot ? { foot: foot.map(({ text }) => text) } : {}),
    })),
  };
}

function sentWhen({ submittedAt, submittedByName }: ReturnSummary): string {
  return submittedAt ? `sent on ${formatMoment(submittedAt)} by ${submittedByName ?? ''}` : '';
}

function peopleIn({ peopleReached }: ReturnSummary): string {
  return (peopleReached ?? 0).toLocaleString('en-GB');
}
