import { formatMoment } from '../../kernel/london.js';
import type { FinishedVerification } from './last-verification.queries.js';

/** `Proved Monday 23 November 2026, 2am: 1,234 entries, nothing wrong`. */
export function verificationInWords(last: FinishedVerification | undefined): string {
  if (!last) return 'Not proved yet: it is proved every night at 2am';
  const wrong =
    last.problems.length === 0 ? 'nothing wrong' : `${number(last.problems.length)} wrong`;
  const entries = `${number(last.entries)} ${last.entries === 1 ? 'entry' : 'entries'}`;
  return `Proved ${formatMoment(last.finishedAt)}: ${entries}, ${wrong}`;
}

function number(count: number): string {
  return count.toLocaleString('en-GB');
}
