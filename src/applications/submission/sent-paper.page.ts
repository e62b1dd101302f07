import { shownSections } from '../../forms/printing/shown-answers.rules.js';
import { formatMoment } from '../../kernel/london.js';
import type { Paper } from '../../platform/paper/paper.js';
import { channelInWords } from '../on-behalf/channel.rules.js';
import type { SentWhole } from './submissions.queries.js';

/** What was sent, to keep or to print: the receipt on top, then every question with its answer. */
export function sentPaper(sent: SentWhole): Paper {
  const { form, answers, reference, organisationName, roundTitle, number } = sent;
  const { title } = answers;
  const fileNames = new Map(Object.entries(sent.fileNames));
  return {
    title: typeof title === 'string' ? title : reference,
    subtitle: `${reference} · ${organisationName} · ${roundTitle}`,
    sections: [
      {
        heading: 'Receipt',
        paragraphs: [
          `Your reference: ${reference}`,
          `Received: ${formatMoment(sent.submittedAt)}`,
          sent.channel === null
            ? `Submitted by: ${sent.submittedByName}`
            : `Received ${channelInWords(sent.channel)}, typed in by ${sent.submittedByName}`,
          ...(number > 1 ? [`Sent again after it was reopened: sending ${number}`] : []),
          `Fingerprint of what was sent (SHA-256): ${sent.hash}`,
        ],
      },
      ...shownSections(form, answers, fileNames).map(({ title: heading, answers: shown }) => ({
        heading,
        paragraphs: shown.flatMap(({ label, paragraphs }) => [
          label,
          ...(paragraphs.length > 0 ? paragraphs : ['Not answered']),
        ]),
      })),
    ],
  };
}
