export type ApplicationStatus =
  'draft' | 'submitted' | 'awarded' | 'declined' | 'withdrawn' | 'ineligible';

/** What a panel may make of a submitted application. */
export type Outcome = 'awarded' | 'declined';

const LIFECYCLE: Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>> = {
  draft: ['submitted', 'withdrawn'],
  submitted: ['awarded', 'declined', 'withdrawn', 'ineligible', 'draft'],
  withdrawn: ['draft'],
  ineligible: ['draft'],
  awarded: [],
  declined: [],
};

export function mayBecome(from: ApplicationStatus, to: ApplicationStatus): boolean {
  return LIFECYCLE[from].includes(to);
}

/** Whether the panel has it before it, decided or not. */
export function takesPart(status: ApplicationStatus): boolean {
  return status === 'submitted' || status === 'awarded' || status === 'declined';
}
