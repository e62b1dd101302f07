import { connect, type Socket } from 'node:net';
import { verdictOf, type Verdict } from './scan.rules.js';

const USUAL_PORT = 3310;

/** More than any sentence of clamd's. */
const LONGEST_ANSWER = 10_000;

/** How a connection's end shows while one is still writing to it. */
const HUNG_UP: readonly string[] = ['ECONNRESET', 'EPIPE'];

/** The scanner can't be reached, hangs, hangs up or talks nonsense: nothing is known about the file. */
export class ScannerAway extends Error {}

/**
 * Sends a file to clamd (INSTREAM: each piece after its length, then a length of nothing) and waits
 * for its answer.
 * @param clamd `tcp://host:3310` or `unix:/run/clamav/clamd.ctl`
 * @param patienceMs for everything together
 * @throws ScannerAway when there is no answer that says something about the file.
 */
export async function askClamd(
  clamd: string,
  pieces: AsyncIterable<Buffer>,
  patienceMs: number,
): Promise<Verdict> {
  const socket = connectTo(new URL(clamd));
  const patience = setTimeout(() => {
    socket.destroy(new Error(`no answer within ${patienceMs} ms`));
  }, patienceMs);
  try {
    const answer = answerOn(socket);
    void send(socket, pieces);
    const said = await answer;
    const verdict = verdictOf(said);
    if (!verdict) throw new Error(`it said “${said.slice(0, 200)}”`);
    return verdict;
  } catch (problem) {
    throw new ScannerAway(`The scanner did not answer: ${String(problem)}`, { cause: problem });
  } finally {
    clearTimeout(patience);
    socket.destroy();
  }
}

function connectTo({ protocol, hostname, port, pathname }: URL): Socket {
  if (protocol === 'unix:') return connect(decodeURIComponent(pathname));
  return connect(Number(port || USUAL_PORT), hostname.replace(/^\[|\]$/g, ''));
}

/** The first sentence, up to its NUL. It may come while the file is still being sent: a refusal of its size. */
function answerOn(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    socket.setEncoding('utf8');
    socket.on('data', (part: string) => {
      said += part;
      const end = said.indexOf('\0');
      if (end >= 0) resolve(said.slice(0, end));
      else if (said.length > LONGEST_ANSWER) reject(new Error('it does not stop talking'));
    });
    const hungUp = (cause?: Error): void => {
      reject(new Error('it hung up', { cause }));
    };
    socket.once('error', (problem: NodeJS.ErrnoException) => {
      if (HUNG_UP.includes(problem.code ?? '')) hungUp(problem);
      else reject(problem);
    });
    socket.once('close', () => {
      hungUp();
    });
  });
}

/** Never rejects: what goes wrong ends the connection, and so the wait for the answer. */
async function send(socket: Socket, pieces: AsyncIterable<Buffer>): Promise<void> {
  try {
    socket.write('zINSTREAM\0');
    for await (const piece of pieces) {
      if (socket.destroyed) return;
      socket.write(lengthOf(piece.length));
      if (!socket.write(piece)) await drained(socket);
    }
    if (!socket.destroyed) socket.write(lengthOf(0));
  } catch (problem) {
    socket.destroy(problem instanceof Error ? problem : new Error(String(problem)));
  }
}

function lengthOf(bytes: number): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(bytes);
  return length;
}

function drained(socket: Socket): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      socket.off('drain', done).off('close', done);
      resolve();
    };
    socket.once('drain', done).once('close', done);
  });
}
