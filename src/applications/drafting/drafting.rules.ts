import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';
import type { ApplicationStatus } from '../application.lifecycle.js';
import { refusalsOfDeadline, type TakingDates } from '../deadline.rules.js';

/** Who saved something last, and when. */
export interface LastSave {
  readonly version: number;
  readonly savedAt: Date;
  readonly savedBy: string;
  readonly savedByName: string;
}

export interface SavingFacts {
  readonly status: ApplicationStatus;
  readonly round: TakingDates;
  /** When the request reached the house. */
  readonly reachedAt: Date;
  /** The section's last save; undefined when there is none yet. */
  readonly lastSave: LastSave | undefined;
  /** The version the form was opened with: 0 before the first save. */
  readonly openedVersion: number;
  /** Who saves now. */
  readonly by: string;
}

/** Every reason why a section may not be saved. */
export function refusalsToSave(facts: SavingFacts): readonly Refusal[] {
  if (facts.status !== 'draft') {
    return [
      {
        code: 'already-submitted',
        message:
          facts.status === 'withdrawn'
            ? 'This application has been withdrawn, and can no longer be changed'
            : 'This application has been submitted, and can no longer be changed',
      },
    ];
  }
  const refusals = [...refusalsOfDeadline(facts.round, facts.reachedAt)];
  const { lastSave } = facts;
  if (lastSave && lastSave.version !== facts.openedVersion) {
    refusals.push({ code: 'saved-meanwhile', message: savedMeanwhile(lastSave, facts.by) });
  }
  return refusals;
}

function savedMeanwhile({ savedBy, savedByName, savedAt }: LastSave, by: string): string {
  const who =
    savedBy === by
      ? 'You saved this section in another window'
      : `${savedByName} saved this section`;
  return `${who} on ${formatMoment(savedAt)}, after this page was opened. Compare the two, and save again what should stay`;
}
