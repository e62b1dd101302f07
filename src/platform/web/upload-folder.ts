import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

/** No request lasts as long: what is older was left by a program that died with it. */
const LONGEST_MS = 60 * 60 * 1000;

const FOLDER = join(tmpdir(), `almoner-uploads-${userInfo().uid.toString()}`);

let lastTidied = 0;

/**
 * Where files lie while their form is read: a folder that only we can look into. Now and then what
 * was left there by a crash is taken away.
 * @throws Error when somebody else made a folder of that name.
 */
export async function uploadFolder(): Promise<string> {
  await mkdir(FOLDER, { recursive: true, mode: 0o700 });
  const found = await lstat(FOLDER);
  const own = userInfo().uid;
  if (!found.isDirectory() || (own >= 0 && found.uid !== own)) {
    throw new Error(`${FOLDER} is not our own folder: remove it`);
  }
  if (Date.now() - lastTidied > LONGEST_MS) {
    lastTidied = Date.now();
    await tidy(FOLDER, lastTidied);
  }
  return FOLDER;
}

/** Takes away the files of a folder that are older than any request. */
async function tidy(folder: string, now: number): Promise<void> {
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    try {
      const { mtimeMs } = await lstat(path);
      if (now - mtimeMs > LONGEST_MS) await rm(path, { recursive: true, force: true });
    } catch {
      continue; // gone meanwhile, by itself or by another process
    }
  }
}
