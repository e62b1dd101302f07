import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A register of ours on loopback: answers as it is told, and remembers how it was asked. */
export interface StandInRegister {
  readonly url: string;
  readonly asked: { readonly path: string; readonly headers: IncomingMessage['headers'] }[];
  /** What it does from now on with a path. */
  answer: (path: string, response: ServerResponse) => void;
  close(): Promise<void>;
}

export async function openStandIn(): Promise<StandInRegister> {
  const asked: StandInRegister['asked'] = [];
  const standIn = { answer: (_: string, response: ServerResponse) => void response.end('{}') };
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers });
    current.answer(request.url ?? '', response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const current: StandInRegister = {
    ...standIn,
    url: `http://127.0.0.1:${port}`,
    asked,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
  return current;
}

/** Answers with this status and, as JSON, this body. */
export function say(response: ServerResponse, status: number, body: unknown = {}): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}
