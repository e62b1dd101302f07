import { readFile } from 'node:fs/promises';
import { refuse } from '../kernel/refusal.js';

/**
 * The bytes of the file a command was given.
 * @throws Refused when there is no such file, or it may not be read.
 */
export async function readInput(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (problem) {
    const reasons: Readonly<Record<string, string>> = {
      ENOENT: 'there is no such file',
      EISDIR: 'it is a folder',
      EACCES: 'it may not be read',
    };
    const { code = '', message } = problem as NodeJS.ErrnoException;
    refuse('unreadable-file', `${file} was not imported: ${reasons[code] ?? message}.`);
  }
}
