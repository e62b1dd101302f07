import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

const FOLDER = resolve(import.meta.dirname, '../../../shared/data');

/** The path of a file that others published, which this project does not carry: `bank-statements/…`. */
export function sharedData(path: string): string {
  return join(FOLDER, path);
}

/**
 * `describe` for tests that read published files. Where the folder is absent they are skipped, and
 * their heading names it; under CI=true that is a failure, so that they can't stay skipped unseen.
 */
export function describeWithSharedData(heading: string, tests: () => void): void {
  if (existsSync(FOLDER)) {
    describe(heading, tests);
  } else if (process.env['CI'] === 'true') {
    it(`${heading}: needs ${FOLDER}`, () => {
      throw new Error(`${FOLDER} is absent`);
    });
  } else {
    describe.skip(`${heading} (skipped: ${FOLDER} is absent)`, tests);
  }
}
