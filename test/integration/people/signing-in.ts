import { jest } from '@jest/globals';
import { OneTimeCodes } from '../../../src/people/second-factor/one-time-codes.service.js';
import type { House } from '../../support/house.js';
import type { Answer, Visitor } from '../../support/visitor.js';

/** What a message to somebody who asked to sign in holds. */
export interface WayIn {
  /** The path of the link. */
  readonly link: string;
  readonly code: string;
}

jest.setTimeout(60_000); // a message takes as long as the machine is busy

let asked = 0;

/** Asks for a message in this browser, from a form that is opened first; answers with what the newest one says. */
export async function askToSignIn(house: House, visitor: Visitor, email: string): Promise<WayIn> {
  const before = house.letterbox.to(email).length;
  const answer = await visitor.submit('/sign-in', { email });
  if (answer.location !== '/sign-in/code') throw new Error(`Answered ${answer.status}`);
  return newestWayIn(house, email, before + 1);
}

/** Waits for so many messages to this address and reads the last. */
export async function newestWayIn(house: House, email: string, count: number): Promise<WayIn> {
  for (let wait = 0; wait < 400; wait++) {
    const message = house.letterbox.to(email)[count - 1];
    if (message) {
      const link = /\/sign-in\/link\/[\w-]+/.exec(message.text)?.[0] ?? '';
      const code = /^[B-Z2-9]{4}-[B-Z2-9]{4}$/m.exec(message.text)?.[0] ?? '';
      return { link, code };
    }
    await new Promise((resume) => setTimeout(resume, 50));
  }
  throw new Error(`No message ${count} to ${email}`);
}

export async function signIn(house: House, visitor: Visitor, email: string): Promise<Answer> {
  const { link } = await askToSignIn(house, visitor, email);
  return visitor.submit(link);
}

/** An address nobody has used yet. */
export function freshAddress(): string {
  return `visitor.${(++asked).toString()}@example.org`;
}

/** The code that an app with this secret shows when the house's clock is read. */
export function codeOf(house: House, secret: string): string {
  return house.get(OneTimeCodes).current(secret);
}

export const known = (name: string) => `${name.toLowerCase()}@example.org`;

/** How many browsers the person is signed in in. */
export async function sessionsOf(house: House, personId: string): Promise<number> {
  const [row] = await house.db.query<{ count: number }[]>(
    `SELECT count(*)::integer AS count FROM session WHERE sess ->> 'personId' = $1`,
    [personId],
  );
  return row?.count ?? -1;
}

/** What is on the record about a person, in order. */
export async function actsOn(house: House, personId: string): Promise<readonly string[]> {
  const rows = await house.db.query<{ act: string }[]>(
    'SELECT act FROM audit_event WHERE subject = $1 ORDER BY place',
    [`person/${personId}`],
  );
  return rows.map(({ act }) => act);
}

/** The token of the last form on a page. */
export function tokenIn(html: string): string {
  return [...html.matchAll(/name="_csrf" value="([^"]+)"/g)].at(-1)?.[1] ?? '';
}

/** Signs in by e-mail only and sets up an authenticator app, as somebody who decides does the first time: its secret. */
export async function enrol(house: House, visitor: Visitor, email: string): Promise<string> {
  const signedIn = await signIn(house, visitor, email);
  if (signedIn.location !== '/second-factor') throw new Error('No second factor was asked for');
  const secret = secretOn((await visitor.get('/second-factor/enrolment')).text);
  const code = codeOf(house, secret);
  const enrolled = await visitor.submit('/second-factor/enrolment', { code });
  if (enrolled.status !== 303) throw new Error(`Enrolment answered ${enrolled.status.toString()}`);
  return secret;
}

/** The key that the enrolment page shows. */
export function secretOn(html: string): string {
  return /key: <strong>([A-Z2-7 ]+)</.exec(html)?.[1]?.replaceAll(' ', '') ?? '';
}
