import type { Visitor } from './visitor.js';

/** A browser's EventSource without the browser: what a stream of events says, until either side ends it. */
export interface Listener {
  readonly status: number;
  /** All that arrived, as it was sent. */
  readonly text: () => string;
  /** How many times `changed` was said. */
  readonly changes: () => number;
  /** Resolves once it was said so many times. @throws Error when that takes too long, or the stream ends. */
  hears(times: number): Promise<void>;
  /** Resolves when the stream has ended. */
  readonly ended: Promise<void>;
  close(): void;
}

const PATIENCE_MS = 10_000;

/** Opens the stream as somebody. Close it, or the house waits for it. */
export async function listenTo(url: string, visitor: Visitor): Promise<Listener> {
  const stopping = new AbortController();
  const response = await fetch(url, {
    headers: { cookie: visitor.cookie, accept: 'text/event-stream', connection: 'close' },
    signal: stopping.signal,
    redirect: 'manual',
  });
  let text = '';
  let isOver = false;
  const reading = async (): Promise<void> => {
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) {
        text += decoder.decode(chunk, { stream: true });
      }
    } catch {
      // ended from here
    }
    isOver = true;
  };
  const ended = reading();
  const changes = (): number => text.split('event: changed\n').length - 1;
  return {
    status: response.status,
    text: () => text,
    changes,
    ended,
    close: () => {
      stopping.abort();
    },
    hears: async (times) => {
      const until = Date.now() + PATIENCE_MS;
      while (changes() < times) {
        if (isOver || Date.now() > until) {
          throw new Error(`Said ${changes()} times and not ${times}: ${text}`);
        }
        await new Promise((resume) => setTimeout(resume, 20));
      }
    },
  };
}
