import type { Refusal } from '../../kernel/refusal.js';
import type { ApplicationStatus } from '../application.lifecycle.js';

export interface CertifyingFacts {
  readonly status: ApplicationStatus;
  readonly isNeeded: boolean;
  /** The version there is, and the one that was read. */
  readonly version: number;
  readonly readVersion: number;
}

/** Every reason why an application may not be certified now. */
export function refusalsToCertify(facts: CertifyingFacts): readonly Refusal[] {
  if (facts.status !== 'draft') {
    return [
      { code: 'submitted', message: 'This application is submitted: it is certified before' },
    ];
  }
  if (!facts.isNeeded) {
    return [{ code: 'not-needed', message: 'This round asks for no certificate' }];
  }
  if (facts.version !== facts.readVersion) {
    return [
      {
        code: 'saved-meanwhile',
        message: 'Somebody saved a change after you opened this page: read the answers again',
      },
    ];
  }
  return [];
}

/** Why an application may not be submitted: its round asks for the word of somebody else than who submits. */
export function refusalsOfCertificate(
  { isNeeded, certifiedBy }: { isNeeded: boolean; certifiedBy: readonly { readonly id: string }[] },
  submitter: string,
): readonly Refusal[] {
  if (!isNeeded || certifiedBy.some(({ id }) => id !== submitter)) return [];
  return [
    {
      code: 'not-certified',
      message:
        certifiedBy.length > 0
          ? 'You certified it yourself: somebody else must submit it'
          : 'A second signatory must certify the answers as they are now before you can submit them',
    },
  ];
}
