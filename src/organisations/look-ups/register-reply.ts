/** What a server answered, or why there is nothing to read; a sentence without its full stop. */
export type Reply =
  { readonly body: unknown } | { readonly isMissing: true } | { readonly problem: string };

export interface Asking {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The register, in words. */
  readonly who: string;
  /** How long the whole answer may take. */
  readonly patienceMs: number;
}

/** No register says more of one body. */
const MOST_BYTES = 1_000_000;

/**
 * Asks once. Whatever the other side does, silence and nonsense included, is an answer; it is never
 * led elsewhere, as the key would go with it.
 */
export async function replyOf({ url, headers, who, patienceMs }: Asking): Promise<Reply> {
  try {
    const response = await fetch(url, {
      headers: { accept: 'application/json', ...headers },
      redirect: 'error',
      signal: AbortSignal.timeout(patienceMs),
    });
    const problem = problemOf(response.status, who);
    if (problem) {
      await response.body?.cancel();
      return problem;
    }
    const text = await textOf(response);
    return text === undefined ? nonsense(who) : { body: JSON.parse(text) as unknown };
  } catch (problem) {
    if (problem instanceof SyntaxError) return nonsense(who);
    const isSlow = problem instanceof DOMException && problem.name === 'TimeoutError';
    return {
      problem: isSlow
        ? `${who} took longer than ${Math.ceil(patienceMs / 1000)} seconds to answer`
        : `${who} could not be reached`,
    };
  }
}

function problemOf(status: number, who: string): Reply | undefined {
  if (status === 200) return undefined;
  if (status === 404) return { isMissing: true };
  if (status === 401 || status === 403) {
    return { problem: `${who} does not know our key: whoever runs this server must set it again` };
  }
  if (status === 429) return { problem: `${who} has been asked too often: wait some minutes` };
  return { problem: `${who} has a problem of its own (it answered ${status})` };
}

function nonsense(who: string): Reply {
  return { problem: `${who} gave an answer that can’t be read` };
}

/** Undefined when there is more than anybody would say. */
async function textOf({ body }: Response): Promise<string | undefined> {
  if (!body) return '';
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length;
    if (size > MOST_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
