import { createServer, type Socket } from 'node:net';

/** How the stand-in behaves towards whoever connects. */
export type Mood = 'works' | 'errs' | 'too-small' | 'hangs' | 'hangs-up' | 'talks-nonsense';

/** The word that the stand-in takes for a virus, in two parts: no scanner shall find it in here. */
export const HARMFUL = ['EICAR-STANDARD-ANTI', 'VIRUS-TEST-FILE'].join('-');

/** A stand-in for clamd on this machine that speaks INSTREAM, and misbehaves when told to. */
export interface StandInClamd {
  readonly url: string;
  mood: Mood;
  /** How many files it has read to their end. */
  readonly scanned: number;
  close(): Promise<void>;
}

const COMMAND = Buffer.from('zINSTREAM\0');

/** @param at a socket's path, or nothing for a port of its own */
export async function openClamd(at?: string): Promise<StandInClamd> {
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket)).on('error', () => undefined);
    let sent = Buffer.alloc(0);
    socket.on('data', (part: Buffer) => {
      if (clamd.mood === 'hangs') return;
      if (clamd.mood === 'hangs-up') {
        socket.destroy();
        return;
      }
      sent = Buffer.concat([sent, part]);
      if (clamd.mood === 'too-small' && sent.length > 1000) {
        socket.end('INSTREAM size limit exceeded. ERROR\0');
        return;
      }
      const file = fileIn(sent);
      if (!file) return;
      clamd.scanned += 1;
      socket.end(`${answerTo(file, clamd.mood)}\0`);
    });
  });
  await new Promise<void>((resolve) => {
    if (at === undefined) server.listen(0, '127.0.0.1', resolve);
    else server.listen(at, resolve);
  });
  const address = server.address();
  const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
  const clamd = {
    url: at === undefined ? `tcp://127.0.0.1:${port}` : `unix:${at}`,
    mood: 'works' as Mood,
    scanned: 0,
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return clamd;
}

/** Everything between the command and the length of nothing; undefined until that has come. */
function fileIn(sent: Buffer): Buffer | undefined {
  if (!sent.subarray(0, COMMAND.length).equals(COMMAND)) return undefined;
  const pieces: Buffer[] = [];
  for (let at = COMMAND.length; at + 4 <= sent.length;) {
    const length = sent.readUInt32BE(at);
    at += 4;
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(sent.subarray(at, at + length));
    at += length;
  }
  return undefined;
}

function answerTo(file: Buffer, mood: Mood): string {
  if (mood === 'errs') return "stream: Can't allocate memory ERROR";
  if (mood === 'talks-nonsense') return 'stream: quite OK, I think';
  return file.includes(HARMFUL) ? 'stream: Eicar-Test-Signature FOUND' : 'stream: OK';
}
