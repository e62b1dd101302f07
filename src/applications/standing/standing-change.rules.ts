import type { Refusal } from '../../kernel/refusal.js';
import type { ApplicationStatus } from '../application.lifecycle.js';

type Act = 'withdrawn' | 'ruled-ineligible' | 'reopened';

interface Change {
  readonly act: Act;
  readonly until: Date | null;
}

const FROM: Readonly<Record<Act, readonly ApplicationStatus[]>> = {
  withdrawn: ['draft', 'submitted'],
  'ruled-ineligible': ['submitted'],
  reopened: ['submitted', 'withdrawn', 'ineligible'],
};

/** Whether this very act has been done: a double click, or the form of a second tab. */
export function isDoneAlready(
  { act, until }: Change,
  status: ApplicationStatus,
  last: Change | undefined,
): boolean {
  if (last?.act !== act) return false;
  switch (act) {
    case 'withdrawn':
      return status === 'withdrawn';
    case 'ruled-ineligible':
      return status === 'ineligible';
    case 'reopened':
      return status === 'draft' && last.until?.getTime() === until?.getTime();
  }
}

/** Every reason why it can't be done from where the application stands. */
export function refusalsToChange(
  { act, until }: Change,
  status: ApplicationStatus,
  now: Date,
): readonly Refusal[] {
  const refusals: Refusal[] = [];
  if (!FROM[act].includes(status)) refusals.push(whyNotFrom(act, status));
  if (act === 'reopened' && (until === null || until <= now)) {
    refusals.push({
      code: 'deadline-passed',
      field: 'untilOn',
      message: 'The new deadline must be in the future',
    });
  }
  return refusals;
}

function whyNotFrom(act: Act, status: ApplicationStatus): Refusal {
  switch (status) {
    case 'awarded':
    case 'declined':
      return {
        code: 'application-decided',
        message: `The panel has decided on this application: it was ${status}`,
      };
    case 'recommended':
      return {
        code: 'application-recommended',
        message:
          act === 'withdrawn'
            ? 'The panel has met, and its decision on this application is being confirmed'
            : 'The panel’s recommendation on this application is being confirmed: void it first',
      };
    case 'draft':
      return {
        code: 'application-is-a-draft',
        message: 'This application is a draft: its organisation has it in hand',
      };
    case 'submitted':
    case 'withdrawn':
    case 'ineligible':
      return {
        code: 'application-out',
        message:
          act === 'withdrawn'
            ? 'This application takes no part in the round any more'
            : `This application is ${status}`,
      };
  }
}
