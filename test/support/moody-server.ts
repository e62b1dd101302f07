import { createServer, type AddressInfo, type Socket } from 'node:net';

/** How a mail server may fail those who speak to it. */
export type Mood =
  | 'well'
  | 'hangs-before-text'
  | 'drops-before-text'
  | 'drops-after-text'
  | 'hangs-after-text'
  | 'takes-and-drops'
  | 'says-421'
  | 'says-421-after-text'
  | 'says-550-to-reader'
  | 'says-550-to-text';

/** A mail server that fails in a chosen way, and remembers all that it was given. */
export interface MoodyServer {
  readonly url: string;
  mood: Mood;
  /** What the server keeps: each text that it was given whole and took, or took and never said so. */
  readonly kept: readonly string[];
  /** How many have begun to speak to it. */
  readonly calls: () => number;
  /** Nobody can reach it, until it is opened again at the same address. */
  shut(): Promise<void>;
  open(): Promise<void>;
}

export async function openMoodyServer(): Promise<MoodyServer> {
  const kept: string[] = [];
  const sockets = new Set<Socket>();
  let calls = 0;
  let port = 0;
  const server = createServer((socket) => {
    calls += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    speak(socket, moody, kept);
  });
  const moody: MoodyServer = {
    get url() {
      return `smtp://127.0.0.1:${port}`;
    },
    mood: 'well',
    kept,
    calls: () => calls,
    open: async () => {
      await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
      ({ port } = server.address() as AddressInfo);
    },
    shut: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  await moody.open();
  return moody;
}

function speak(socket: Socket, server: MoodyServer, kept: string[]): void {
  const say = (line: string): unknown => socket.write(`${line}\r\n`);
  let text: string | undefined;
  let heard = '';
  say(server.mood === 'says-421' ? '421 4.3.2 Closing down' : '220 moody');
  if (server.mood === 'says-421') socket.end();

  const end = (): void => {
    const { mood } = server;
    if (mood === 'drops-after-text') socket.destroy();
    else if (mood === 'takes-and-drops') {
      kept.push(text ?? '');
      socket.destroy();
    } else if (mood === 'says-550-to-text') say('550 5.7.1 We take no such thing');
    else if (mood === 'says-421-after-text') {
      say('421 4.3.2 Closing down');
      socket.end();
    } else if (mood !== 'hangs-after-text') {
      kept.push(text ?? '');
      say('250 2.0.0 Taken');
    }
    text = undefined;
  };
  const answer = (command: string): void => {
    const { mood } = server;
    if (command === 'DATA') {
      if (mood === 'drops-before-text') socket.destroy();
      else if (mood !== 'hangs-before-text') {
        text = '';
        say('354 Go on');
      }
    } else if (command.startsWith('RCPT') && mood === 'says-550-to-reader') {
      say('550 5.1.1 No such person here');
    } else if (command === 'QUIT') socket.end('221 Bye\r\n');
    else say('250 Well');
  };
  socket.on('data', (chunk: Buffer) => {
    heard += chunk.toString('latin1');
    for (let at = heard.indexOf('\r\n'); at >= 0; at = heard.indexOf('\r\n')) {
      const line = heard.slice(0, at);
      heard = heard.slice(at + 2);
      if (text === undefined) answer(line.toUpperCase());
      else if (line === '.') end();
      else text += `${line}\r\n`;
    }
  });
}
