import { within } from '../process/within.js';

const PATIENCE_MS = 2_000;

/**
 * What a queue answers; undefined when it has not within two seconds or could not. A question to a Redis
 * that is away waits until it is back, and whoever opened a page would wait with it.
 */
export function answered<Answer>(question: Promise<Answer>): Promise<Answer | undefined> {
  return within(
    PATIENCE_MS,
    question.catch(() => undefined),
  );
}
