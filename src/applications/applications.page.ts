import { formatMoment } from '../kernel/london.js';
import type { ApplicationSummary } from './applications.queries.js';
import { timeLeft } from './deadline.rules.js';

/** A line of an organisation's list: what it is, how it stands, what comes next. */
export interface ListedApplication extends ApplicationSummary {
  readonly name: string;
  readonly state: string;
  readonly next: string;
}

export function listedApplication(application: ApplicationSummary, now: Date): ListedApplication {
  return {
    ...application,
    name: application.title === '' ? 'No title yet' : application.title,
    ...standingOf(application, now),
  };
}

function standingOf(
  { status, closesAt, submittedAt }: ApplicationSummary,
  now: Date,
): { state: string; next: string } {
  switch (status) {
    case 'draft':
      return now < closesAt
        ? {
            state: 'Draft',
            next: `${timeLeft({ closesAt }, now)}: closes ${formatMoment(closesAt)}`,
          }
        : { state: 'Not submitted', next: `The round closed ${formatMoment(closesAt)}` };
    case 'submitted':
      return {
        state: 'Submitted',
        next: submittedAt ? `With the panel since ${formatMoment(submittedAt)}` : '',
      };
    case 'awarded':
      return { state: 'Awarded', next: 'The letter is on your home page' };
    case 'declined':
      return { state: 'Declined', next: 'The reasons are in your e-mail' };
  }
}
