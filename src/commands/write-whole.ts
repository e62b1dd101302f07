import { open, rename, rm } from 'node:fs/promises';
import type { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { refuse } from '../kernel/refusal.js';

/**
 * Writes a file that appears under its name only when it is whole; what was there before stays until
 * then. `write` leaves the stream open.
 * @throws Refused when the file system does not let it be written.
 */
export async function writeWhole(
  path: string,
  write: (file: Writable) => Promise<void>,
): Promise<void> {
  const unfinished = `${path}.${process.pid}.unfinished`; // two who write the same file don't share it
  try {
    const file = await open(unfinished, 'wx');
    const stream = file.createWriteStream();
    try {
      await write(stream);
      stream.end();
      await finished(stream);
      await rename(unfinished, path);
    } catch (problem) {
      stream.destroy();
      await file.close();
      await rm(unfinished, { force: true });
      throw problem;
    }
  } catch (problem) {
    const { syscall, code = '', message } = problem as NodeJS.ErrnoException;
    if (syscall === undefined || syscall === 'connect') throw problem; // not of the file system
    refuse('not-written', `${path} was not written: ${REASONS[code] ?? message}.`);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'what should be its folder is a file',
  EISDIR: 'it is a folder',
  EACCES: 'it may not be written there',
  EROFS: 'nothing may be written there',
  ENOSPC: 'the disk is full',
};
