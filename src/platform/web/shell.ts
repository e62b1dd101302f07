import type { Request, Response } from 'express';
import type { Refusal } from '../../kernel/refusal.js';
import { signInEndOf, type SignInEnd } from '../access/sign-in-length.rules.js';
import { writesFor, type SignedInPerson } from '../access/signed-in.decorator.js';
import { csrfTokenOf } from './csrf.js';

declare module 'express-session' {
  interface SessionData {
    /** A sentence to show once, on the next page. */
    flash?: string;
  }
}

/** A form that was sent and refused, shown again with what was typed. */
interface RefusedForm {
  readonly refusals: readonly Refusal[];
  readonly typed: Readonly<Record<string, unknown>>;
}

declare module 'express-serve-static-core' {
  interface Request {
    refusedForm?: RefusedForm;
  }
}

/** For the script as seconds from now, which hold whatever the browser's clock shows. */
interface ShownEnd extends SignInEnd {
  readonly idleSeconds: number;
  readonly longestSeconds: number;
}

/** What every page has around it. Templates reach it as `shell`. */
export interface Shell {
  readonly person: SignedInPerson | undefined;
  /** When the sign-in ends by itself; undefined when nobody is signed in. */
  readonly signInEnd: ShownEnd | undefined;
  readonly path: string;
  readonly nonce: string;
  readonly flash: string | undefined;
  readonly refusals: readonly Refusal[];
  /** What was typed before the refusal, by field name; empty on a fresh form. */
  readonly typed: Readonly<Record<string, unknown>>;
  readonly hasLocalOutbox: boolean;
  /** True for one of this organisation's contacts who only reads: its forms show them no button. */
  onlyReads(organisationId: string): boolean;
  /** Makes the token only when a form asks for it, so that pages without forms need no session. */
  csrfToken(): string;
}

export function shellOf(req: Request, res: Response, hasLocalOutbox: boolean): Shell {
  const session = req.session as Request['session'] | undefined;
  const flash = session?.flash;
  if (session && flash !== undefined) delete session.flash;
  return {
    person: req.person,
    signInEnd: shownEndOf(req),
    path: req.path,
    nonce: String(res.locals['nonce'] ?? ''),
    flash,
    refusals: req.refusedForm?.refusals ?? [],
    typed: req.refusedForm?.typed ?? {},
    hasLocalOutbox,
    onlyReads: (organisationId) =>
      req.person !== undefined && !writesFor(req.person, organisationId),
    csrfToken: () => csrfTokenOf(req),
  };
}

function shownEndOf({ person, reachedAt, session }: Request): ShownEnd | undefined {
  const signedInAt = (session as Request['session'] | undefined)?.signedInAt;
  if (!person || !reachedAt || signedInAt === undefined) return undefined;
  const end = signInEndOf(signedInAt, reachedAt);
  const secondsTo = (at: Date): number => Math.floor((at.getTime() - reachedAt.getTime()) / 1000);
  return { ...end, idleSeconds: secondsTo(end.idleAt), longestSeconds: secondsTo(end.longestAt) };
}
