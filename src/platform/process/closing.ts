import { within } from './within.js';

/** Longer than any part of the house takes to end in order, shorter than Docker waits before it kills. */
const PATIENCE_MS = 9_000;

/**
 * Closes what a program has opened. What hasn't ended by then is cut off with the program: a job that
 * goes on was handed back, and its transaction is rolled back with its connection.
 */
export async function closeInTime(app: { close(): Promise<void> }): Promise<void> {
  await within(PATIENCE_MS, app.close());
}
