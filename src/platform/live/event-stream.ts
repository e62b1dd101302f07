import type { Request, Response } from 'express';

/** After so long without a connection the browser asks again. */
const AGAIN_MS = 3_000;

/** True for a browser's EventSource, which alone can read a stream of events. */
export function wantsEvents({ method, headers }: Request): boolean {
  return method === 'GET' && (headers.accept ?? '').includes('text/event-stream');
}

/** One browser that listens to server-sent events, until either side ends it. */
export class EventStream {
  private constructor(private readonly res: Response) {}

  /**
   * Answers the request with a stream. It is no visit: the session is neither prolonged when it is opened nor when it
   * ends, hours later.
   * @param ended called once, whoever ended it.
   */
  static open(req: Request, res: Response, ended: () => void): EventStream {
    Reflect.deleteProperty(req, 'session');
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no', // a proxy that waits for more would wait for ever
    });
    res.write(`retry: ${AGAIN_MS}\n\n`);
    res.once('close', ended);
    return new EventStream(res);
  }

  say(event: string): void {
    this.res.write(`event: ${event}\ndata:\n\n`);
  }

  /** A line that means nothing, so that nobody on the way takes the connection for dead. */
  beat(): void {
    this.res.write(':\n\n');
  }

  end(): void {
    this.res.end();
  }
}
