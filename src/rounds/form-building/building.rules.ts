import { formatMoment } from '../../kernel/london.js';
import type { Refusal } from '../../kernel/refusal.js';

export interface LastEdit {
  readonly revision: number;
  readonly editedAt: Date;
  readonly editedBy: string;
  readonly editedByName: string;
}

/** Why an edit may not be kept: somebody has edited the form since its page was opened. */
export function refusalsOfRevision(
  last: LastEdit,
  opened: { readonly revision: number; readonly by: string },
): readonly Refusal[] {
  if (last.revision === opened.revision) return [];
  const who =
    last.editedBy === opened.by
      ? 'You changed this form in another window'
      : `${last.editedByName} changed this form`;
  return [
    {
      code: 'changed-meanwhile',
      message: `${who} on ${formatMoment(last.editedAt)}, after this page was opened. Look at the form as it is now, and send again what should stay`,
    },
  ];
}
