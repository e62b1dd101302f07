export type ApplicationStatus = 'draft' | 'submitted' | 'awarded' | 'declined';

/** What a panel may make of a submitted application. */
export type Outcome = 'awarded' | 'declined';

const LIFECYCLE: Readonly<Record<ApplicationStatus, readonly ApplicationStatus[]>> = {
  draft: ['submitted'],
  submitted: ['awarded', 'declined'],
  awarded: [],
  declined: [],
};

export function mayBecome(from: ApplicationStatus, to: ApplicationStatus): boolean {
  return LIFECYCLE[from].includes(to);
}
