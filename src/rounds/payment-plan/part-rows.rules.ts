import { MOST_PARTS, type PartTerms } from './payment-plan.rules.js';

/** A row of the form as it is first shown. */
export interface PartRow {
  readonly number: number;
  readonly when: 'date' | 'conditions' | 'return' | 'final';
  readonly count: string;
}

/** Rows for these parts and some empty ones, of which never more than a plan may have. */
export function rowsFor<Part extends PartTerms>(
  parts: readonly Part[],
  atLeast: number,
): readonly (PartRow & { readonly part: Part | undefined })[] {
  const length = Math.min(MOST_PARTS, Math.max(atLeast, parts.length + 2));
  return Array.from({ length }, (_, at) => {
    const part = parts[at];
    return { number: at + 1, part, ...asTyped(part) };
  });
}

function asTyped(part: PartTerms | undefined): Pick<PartRow, 'when' | 'count'> {
  if (!part) return { when: 'date', count: '' };
  const { trigger, isRetention } = part;
  if (trigger.kind === 'date') return { when: 'date', count: trigger.months.toString() };
  if (trigger.kind === 'conditions') return { when: 'conditions', count: '' };
  return isRetention
    ? { when: 'final', count: '' }
    : { when: 'return', count: trigger.number.toString() };
}
