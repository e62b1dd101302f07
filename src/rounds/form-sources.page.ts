import type { RoundToCopy } from './form-sources.queries.js';

/** What every form may start as, to choose from. */
export const FORM_SOURCES = [
  { value: 'standard', text: 'The panel’s standard questions' },
  { value: 'bare', text: 'Nothing but the title and the amount' },
] as const;

/** What the forms of returns may start as, beside their own. */
export const RETURN_SOURCES = [
  { value: 'light', text: 'The light form: three questions, for small grants' },
  {
    value: 'full',
    text: 'The full form: money by line, outcomes, story and photographs, what was learnt',
  },
] as const;

/** The form of a round, as one of the choices. */
export function copyOf({ id, title }: RoundToCopy): {
  readonly value: string;
  readonly text: string;
} {
  return { value: id, text: `The questions of ${title}` };
}
