import type { ApplicationSummary } from './applications.queries.js';
import type { Standing } from './standing/standing.rules.js';

/** A line of an organisation's list: what it is, how it stands, what comes next. */
export interface ListedApplication extends ApplicationSummary {
  readonly name: string;
  readonly state: string;
  readonly next: string;
}

export function listedApplication(
  application: ApplicationSummary,
  standing: Standing | undefined,
): ListedApplication {
  return {
    ...application,
    name: application.title === '' ? 'No title yet' : application.title,
    state: standing?.state ?? '',
    next: standing?.next ?? '',
  };
}
