import { createHash } from 'node:crypto';
import type { Answer } from '../answers.js';
import { textOf } from '../../platform/web/field.decorator.js';

/**
 * What a section's form was opened with: a fingerprint of each answer by the name of its question. It
 * travels with the form, so that what somebody changed is told apart from what they only left there.
 */
export type Opened = ReadonlyMap<string, string>;

type Body = Readonly<Record<string, unknown>>;

/** No question's name begins with it. */
const OPENED = '_opened';
const PAGE = '_page';

/** The same for answers that mean the same: in whatever order their parts are, and '' for none. */
export function fingerprintOf(answer: Answer | undefined): string {
  const text = JSON.stringify(ordered(withoutProblems(answer ?? '')));
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}

/** As the form's hidden field. */
export function openedAsText(opened: Opened): string {
  return [...opened].map(([name, print]) => `${name}:${print}`).join(' ');
}

export function openedIn(body: Body): Opened {
  const pairs = textOf(body[OPENED]).matchAll(/([a-z0-9-]{1,60}):([\w-]{16})/g);
  return new Map([...pairs].map(([, name = '', print = '']) => [name, print]));
}

/** The page in which somebody is writing; null when it doesn't say. */
export function pageIn(body: Body): string | null {
  return /^[\w-]{36}$/.exec(textOf(body[PAGE]))?.[0] ?? null;
}

/** Where to look after saving: the address says in which page it was written, for the script that keeps drafts there. */
export function addressAfter(path: string, body: Body): string {
  const [before = '', fragment] = path.split('#');
  const writtenIn = pageIn(body);
  const address = writtenIn === null ? before : `${before}?saved=${writtenIn}`;
  return fragment === undefined ? address : `${address}#${fragment}`;
}

/** What can't be read is what was typed: empty inputs and our sentences about it are no part of it. */
function withoutProblems(answer: Answer): unknown {
  if (typeof answer !== 'object' || !('typed' in answer)) return answer;
  return {
    typed: Object.fromEntries(Object.entries(answer.typed).filter(([, typed]) => typed !== '')),
  };
}

/** PostgreSQL keeps the parts of an answer in an order of its own. */
function ordered(part: unknown): unknown {
  if (Array.isArray(part)) return part.map(ordered);
  if (typeof part !== 'object' || part === null) return part;
  const entries = Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([key, value]) => [key, ordered(value)]));
}
