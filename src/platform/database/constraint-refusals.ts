import type { Refusal } from '../../kernel/refusal.js';

/**
 * What people read when the database itself says no: constraint name → refusal. The rules say it
 * earlier and better; this is the last door, for what two people did at the same moment.
 * Each room adds its own sentences from its module.
 */
const sentences = new Map<string, Sentence>();

/** The same words always, or words about what the database names in its detail. */
type Sentence = Refusal | ((detail: string) => Refusal);

export function nameConstraints(refusals: Readonly<Record<string, Sentence>>): void {
  for (const [constraint, refusal] of Object.entries(refusals)) sentences.set(constraint, refusal);
}

export function refusalOfConstraint(constraint: string, detail = ''): Refusal | undefined {
  const sentence = sentences.get(constraint);
  return typeof sentence === 'function' ? sentence(detail) : sentence;
}
