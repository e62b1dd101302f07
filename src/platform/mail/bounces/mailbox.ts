import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Every message in a mailbox, as its bytes: an mbox file, or a Maildir folder with `new` and `cur` in it. Nothing is
 * moved or marked: another program may be writing to it.
 */
export async function* messagesIn(path: string): AsyncGenerator<Buffer> {
  const { isFolder } = await kindOf(path);
  if (!isFolder) {
    yield* messagesOfMbox(await readFile(path));
    return;
  }
  for (const folder of ['new', 'cur']) {
    const names = await readdir(join(path, folder)).catch(() => []);
    for (const name of names.sort()) {
      const message = await readFile(join(path, folder, name)).catch(() => undefined); // moved meanwhile
      if (message) yield message;
    }
  }
}

/** Changes whenever the mailbox does. */
export async function stateOf(path: string): Promise<string> {
  const { isFolder, mark } = await kindOf(path);
  if (!isFolder) return mark;
  const names = await Promise.all(
    ['new', 'cur'].map((folder) => readdir(join(path, folder)).catch(() => [])),
  );
  return names.flat().sort().join('\n');
}

async function kindOf(path: string): Promise<{ isFolder: boolean; mark: string }> {
  const stats = await stat(path);
  return { isFolder: stats.isDirectory(), mark: `${stats.size}/${stats.mtimeMs}` };
}

/** Each begins with a line `From …`, after an empty one; such lines within a message have a `>` before them. */
export function messagesOfMbox(bytes: Buffer): readonly Buffer[] {
  const text = bytes.toString('latin1'); // byte for byte
  return text
    .split(/(?:^|(?<=\n\r?\n))From [^\n]*\n/)
    .slice(1)
    .map((message) => Buffer.from(message.replaceAll(/^>(?=>*From )/gm, ''), 'latin1'));
}
