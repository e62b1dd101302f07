import { formatMoment } from '../../kernel/london.js';
import { formatPence } from '../../kernel/pence.js';
import type { RecordedDecision } from './decision-records.queries.js';

/** What was done, said to whoever did it. */
export function whatWasDone(
  { outcome, state, amountPence, closesAt, releasedAt }: RecordedDecision,
  organisationName: string,
): string {
  const sum = amountPence === null ? 'nothing' : formatPence(amountPence);
  if (state === 'to-ratify' && closesAt) {
    return `Recommended: ${sum} for ${organisationName}. The agencies are asked by e-mail, until ${formatMoment(closesAt)}.`;
  }
  if (state === 'with-parent') {
    return `Recommended: ${sum} for ${organisationName}. The money is held until the parent body has decided.`;
  }
  switch (outcome) {
    case 'deferred':
      return `Deferred: the bid of ${organisationName} comes back to another meeting.`;
    case 'referred':
      return `Referred: the bid of ${organisationName} comes back when others have looked at it.`;
    case 'endorsed':
      return `Endorsed: the bid of ${organisationName}.`;
    case 'not-endorsed':
      return `Not endorsed: the bid of ${organisationName}.`;
    case 'awarded':
    case 'part-awarded':
    case 'declined':
      return `Decided: ${sum} for ${organisationName}. ${
        releasedAt === null
          ? 'It is held, and they are told when it is released.'
          : 'They are being told.'
      }`;
  }
}
