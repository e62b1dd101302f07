import type { Refusal } from '../../kernel/refusal.js';

/** Whether an organisation may apply at all: to a round by invitation only those that are invited may. */
export function refusalsOfInvitation(round: {
  readonly isByInvitation: boolean;
  readonly isInvited: boolean;
}): readonly Refusal[] {
  if (!round.isByInvitation || round.isInvited) return [];
  return [
    {
      code: 'not-invited',
      field: 'organisation',
      message: 'This round is by invitation, and this organisation has not been invited',
    },
  ];
}
