import type { Refusal } from '../../../kernel/refusal.js';

/** What the coordinator finds two projects that read alike to be. */
export const FINDINGS = {
  'same-project': { text: 'The same project', colour: 'red' },
  similar: { text: 'Similar, not the same', colour: 'yellow' },
  nothing: { text: 'Nothing in it', colour: 'grey' },
} as const;

export type Finding = keyof typeof FINDINGS;

export const findings = Object.keys(FINDINGS) as readonly Finding[];

/** Why a finding can't be recorded: what stands in the way of a grant is explained. */
export function refusalsToFind(finding: Finding, note: string): readonly Refusal[] {
  if (finding !== 'same-project' || note !== '') return [];
  return [
    {
      code: 'finding-unexplained',
      field: 'note',
      message: 'Say what makes it the same project',
    },
  ];
}

/** The fewest words of an answer that says anything. */
const FEWEST_WORDS = 4;

/**
 * The passages of an application: every answer, however deep it stands, that is more than a name, a sum
 * or a choice. In the order of the answers' names.
 */
export function passagesOf(answers: unknown): readonly string[] {
  if (typeof answers === 'string') {
    const text = answers.trim();
    return text.split(/\s+/).length < FEWEST_WORDS ? [] : [text];
  }
  if (typeof answers !== 'object' || answers === null) return [];
  return Object.entries(answers)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, answer]) => passagesOf(answer));
}
