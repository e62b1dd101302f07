import { Agent, request } from 'node:http';

export interface Reply {
  readonly status: number;
  readonly text: string;
}

/** How each request went: what it was for, how long it took, what was answered. */
export interface Timed {
  readonly what: string;
  readonly ms: number;
  readonly status: number;
}

/** One browser: its own kept connection, its own cookie, and a note of how long everything took. */
export class WebClient {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: 1 });

  constructor(
    private readonly url: string,
    private readonly cookie: string,
    private readonly note: (timed: Timed) => void,
  ) {}

  get(what: string, path: string): Promise<Reply> {
    return this.ask(what, path, undefined);
  }

  post(what: string, path: string, fields: Readonly<Record<string, string>>): Promise<Reply> {
    return this.ask(what, path, new URLSearchParams(fields).toString());
  }

  close(): void {
    this.agent.destroy();
  }

  /** The time runs from the press of the button to the last byte; a redirect is an answer. */
  private async ask(what: string, path: string, body: string | undefined): Promise<Reply> {
    const since = performance.now();
    for (;;) {
      try {
        const reply = await this.send(path, body);
        this.note({ what, ms: performance.now() - since, status: reply.status });
        return reply;
      } catch (problem) {
        // An idle connection was closed just as the request set out: a browser sends it again.
        if ((problem as { code?: unknown }).code !== 'ECONNRESET') throw problem;
      }
    }
  }

  private send(path: string, body: string | undefined): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const sent = request(
        new URL(path, this.url),
        {
          agent: this.agent,
          method: body === undefined ? 'GET' : 'POST',
          headers: {
            cookie: this.cookie,
            ...(body !== undefined && {
              'content-type': 'application/x-www-form-urlencoded',
              'content-length': Buffer.byteLength(body),
            }),
          },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (chunk: string) => {
            text += chunk;
          });
          response.on('end', () => {
            resolve({ status: response.statusCode ?? 0, text });
          });
          response.on('error', reject);
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  }
}
