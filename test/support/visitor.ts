import { createHmac, randomUUID } from 'node:crypto';
import type { Clock } from '../../src/kernel/clock.js';

/** What a page answered. */
export interface Answer {
  readonly status: number;
  readonly text: string;
  /** The path a redirect points to. */
  readonly location: string | undefined;
  readonly headers: Headers;
}

/** The fields of a form by name; several values tick several boxes. */
export type Fields = Readonly<Record<string, string | readonly string[]>>;

/** A browser without pictures: keeps its cookies, sends forms as a browser would, follows nothing by itself. */
export class Visitor {
  private readonly cookies = new Map<string, string>();

  constructor(private readonly url: string) {}

  /** Starts with a session in which the person has signed in with their second factor. */
  static async signedIn(
    url: string,
    db: { query(sql: string, values: unknown[]): Promise<unknown> },
    personId: string,
    secret: string,
    clock: Clock,
  ): Promise<Visitor> {
    const sid = randomUUID();
    const session = {
      cookie: { originalMaxAge: 3_600_000, httpOnly: true, path: '/' },
      personId,
      hasSecondFactor: true,
      signedInAt: clock.now().toISOString(),
    };
    await db.query(
      `INSERT INTO session (sid, sess, expire) VALUES ($1, $2, now() + interval '1 day')`,
      [sid, session],
    );
    const signature = createHmac('sha256', secret).update(sid).digest('base64').replace(/=+$/, '');
    const visitor = new Visitor(url);
    visitor.cookies.set('almoner', encodeURIComponent(`s:${sid}.${signature}`));
    return visitor;
  }

  /** What the browser sends with each request, for tests that send one in pieces. */
  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  async get(path: string): Promise<Answer> {
    return this.send(path, { method: 'GET' });
  }

  /** Opens the form at this address, fills it in, presses its button. */
  async submit(path: string, fields: Fields = {}): Promise<Answer> {
    const form = await this.get(path);
    if (form.status >= 500) throw new Error(`The form at ${path} answered ${form.status}`);
    if (fileFormOf(form.text, path) !== undefined)
      return this.sendWithFile(form, path, '', [], fields);
    return this.post(path, { ...hiddenFieldsOf(form.text, path), ...fields });
  }

  /** Sends fields without opening the form first. */
  async post(path: string, fields: Fields): Promise<Answer> {
    const body = new URLSearchParams(
      Object.entries(fields).flatMap(([name, sent]) =>
        [sent].flat().map((value): [string, string] => [name, value]),
      ),
    );
    return this.send(path, { method: 'POST', body });
  }

  /** Sends fields and a file without opening the form first; its token goes with the address. */
  async postFile(
    path: string,
    fields: Fields,
    fileName: string,
    bytes: Uint8Array,
  ): Promise<Answer> {
    return this.send(path, {
      method: 'POST',
      body: multipart(fields, fileName, [new Uint8Array(bytes)]),
    });
  }

  /** Sends a form that carries a file. */
  async upload(
    path: string,
    fileName: string,
    bytes: Uint8Array,
    fields: Fields = {},
  ): Promise<Answer> {
    return this.sendWithFile(await this.get(path), path, fileName, [new Uint8Array(bytes)], fields);
  }

  /** As a browser does, also when no file was chosen: then its name is empty. */
  private async sendWithFile(
    form: Answer,
    path: string,
    fileName: string,
    bytes: readonly Uint8Array<ArrayBuffer>[],
    fields: Fields,
  ): Promise<Answer> {
    if (form.status >= 500)
      throw new Error(`The form at ${path} answered ${form.status.toString()}`);
    const body = multipart({ ...hiddenFieldsOf(form.text, path), ...fields }, fileName, bytes);
    return this.send(fileFormOf(form.text, path) ?? path, { method: 'POST', body });
  }

  /** Goes on to where the last answer pointed, and opens it. */
  async follow(answer: Answer): Promise<Answer> {
    if (answer.location === undefined) {
      throw new Error(`Nothing to follow: ${answer.status}\n${readable(answer.text)}`);
    }
    return this.get(answer.location);
  }

  private async send(path: string, init: RequestInit): Promise<Answer> {
    const response = await fetch(new URL(path, this.url), {
      ...init,
      redirect: 'manual',
      // A connection of its own: a kept one may be closed by the server just as the next request sets out.
      headers: { cookie: this.cookie, connection: 'close' },
    });
    for (const set of response.headers.getSetCookie()) {
      const [pair = ''] = set.split(';');
      const [name = '', ...value] = pair.split('=');
      this.cookies.set(name, value.join('='));
    }
    const location = response.headers.get('location') ?? undefined;
    return {
      status: response.status,
      text: await response.text(),
      location: location?.replace(this.url, ''),
      headers: response.headers,
    };
  }
}

function multipart(
  fields: Fields,
  fileName: string,
  bytes: readonly Uint8Array<ArrayBuffer>[],
): FormData {
  const body = new FormData();
  for (const [name, sent] of Object.entries(fields)) {
    for (const value of [sent].flat()) body.append(name, value);
  }
  body.set('file', new Blob([...bytes]), fileName);
  return body;
}

/** Where the form that carries a file and posts to this path is sent, its token included. */
function fileFormOf(html: string, path: string): string | undefined {
  const forms = html.matchAll(/<form[^>]*enctype="multipart\/form-data"[^>]*action="([^"]*)"/g);
  const actions = [...forms].map(([, action = '']) => action.replaceAll('&amp;', '&'));
  return actions.find((action) => action.split('?')[0] === path.split('?')[0]);
}

/** The hidden fields of the form that posts to this path: its token, its key, its version. */
export function hiddenFieldsOf(html: string, path: string): Record<string, string> {
  const forms = (html.match(/<form[\s\S]*?<\/form>/g) ?? []).filter(
    (form) => !form.startsWith('<form method="get"'),
  );
  const own = forms.find((form) => {
    const action = /action="([^"]*)"/.exec(form)?.[1]?.replaceAll('&amp;', '&').split('?')[0];
    return action === path.split('?')[0];
  });
  const form = own ?? forms.find((candidate) => !candidate.includes('action="/sign-out"')) ?? '';
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input[^>]*type="hidden"[^>]*>/g)) {
    const name = /name="([^"]*)"/.exec(input)?.[1];
    if (name !== undefined) fields[name] = /value="([^"]*)"/.exec(input)?.[1] ?? '';
  }
  return fields;
}

/** The words of a page without its tags, for messages of tests that fail. */
export function readable(html: string): string {
  return html
    .replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
