export type ApplicationStatus =
  'draft' | 'submitted' | 'recommended' | 'awarded' | 'declined' | 'withdrawn' | 'ineligible';

/** What a panel may make of a submitted application. */
export type Outcome = 'recommended' | 'awarded' | 'declined';

const LIFECYCLE: Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['recommended', 'awarded', 'declined', 'withdrawn', 'ineligible', 'draft'],
  // Back to submitted is not in here: only `ApplicationOutcomes.takeBack` leads there, and nobody sends it again.
  recommended: ['awarded', 'declined'],
  withdrawn: ['draft'],
  ineligible: ['draft'],
  awarded: [],
  declined: [],
};

export function mayBecome(from: ApplicationStatus, to: ApplicationStatus): boolean {
  return LIFECYCLE[from].includes(to);
}

/** Whether the panel has awarded or declined it for good. */
export function isDecided(status: ApplicationStatus): boolean {
  return status === 'awarded' || status === 'declined';
}

/** What its own people may know of its state: an outcome that is held reads like one that is being confirmed. */
export function toldStatus(status: ApplicationStatus, isReleased: boolean): ApplicationStatus {
  return isDecided(status) && !isReleased ? 'recommended' : status;
}

/** Whether the panel has it before it, decided or not. */
export function takesPart(status: ApplicationStatus): boolean {
  return (
    status === 'submitted' ||
    status === 'recommended' ||
    status === 'awarded' ||
    status === 'declined'
  );
}
