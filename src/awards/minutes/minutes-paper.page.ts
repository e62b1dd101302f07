import { formatMoment } from '../../kernel/london.js';
import type { Paper, PaperSection } from '../../platform/paper/paper.js';
import type { MinutesForPerson } from './minutes-reading.queries.js';
import type { Amendment, ReadableEntry, ReadableMinutes } from './readable.rules.js';

/** Issued minutes to print, as somebody may read them: each item under a heading of its own. */
export function minutesPaper(
  { title, subtitle, sections }: ReadableMinutes,
  record: NonNullable<MinutesForPerson['record']>,
): Paper {
  return {
    title,
    subtitle: `${subtitle}. ${lifeInWords(record)}`,
    sections: sections.flatMap(({ heading, entries }) =>
      entries.map((entry) => sectionOf(heading, entry)),
    ),
  };
}

function lifeInWords({
  issuedAt,
  issuedByName,
  confirmation,
}: NonNullable<MinutesForPerson['record']>): string {
  const issued = `Issued by ${issuedByName} on ${formatMoment(issuedAt)}`;
  if (!confirmation) return `${issued}; not confirmed yet.`;
  return `${issued}; confirmed by the meeting of ${formatMoment(confirmation.heldAt)}.`;
}

function sectionOf(heading: string, entry: ReadableEntry): PaperSection {
  const number = entry.number === null ? '' : ` ${entry.number}`;
  if (entry.isShut) {
    return { heading: `${heading}:${number}`, paragraphs: ['You have left for this item.'] };
  }
  return {
    heading: entry.number === null ? heading : `${heading}:${number}. ${entry.heading}`,
    paragraphs: [
      ...entry.lines,
      ...entry.amendments.map((amendment, index) =>
        amendmentInWords(amendment, entry.before[index] ?? []),
      ),
    ],
  };
}

/** "Amended on … by …. Why: a name was wrong. It said before: “…” “…”" */
function amendmentInWords(
  { amendedAt, amendedByName, reason, agreedAt }: Amendment,
  before: readonly string[],
): string {
  const agreed = agreedAt === null ? '' : `, as the meeting of ${formatMoment(agreedAt)} agreed`;
  return `Amended on ${formatMoment(amendedAt)} by ${amendedByName}${agreed}. Why: ${reason} It said before: ${before.map((line) => `“${line}”`).join(' ')}`;
}
