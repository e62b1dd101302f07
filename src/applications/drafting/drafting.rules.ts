import type { Refusal } from '../../kernel/refusal.js';
import type { ApplicationStatus } from '../application.lifecycle.js';
import { refusalsOfDeadline, type TakingDates } from '../deadline.rules.js';

export interface SavingFacts {
  readonly status: ApplicationStatus;
  readonly round: TakingDates;
  /** When the request reached the house. */
  readonly reachedAt: Date;
}

/** Every reason why a section may not be saved. What was typed is never one. */
export function refusalsToSave({ status, round, reachedAt }: SavingFacts): readonly Refusal[] {
  if (status === 'draft') return refusalsOfDeadline(round, reachedAt);
  return [
    {
      code: 'already-submitted',
      message: `This application has been ${status === 'withdrawn' ? 'withdrawn' : 'submitted'}, and can no longer be changed`,
    },
  ];
}
