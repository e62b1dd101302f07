import { createHmac } from 'node:crypto';
import type { CookieOptions, Request } from 'express';

const COOKIE = 'almoner-last';
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** A name for a person that means nothing outside this house. */
export function markOf(secret: string, personId: string): string {
  return createHmac('sha256', secret).update(`last-person/${personId}`).digest('base64url');
}

/**
 * The browser remembers who signed in last, by that mark alone, so that what was typed when a sign-in
 * had ended goes back to the same person and to nobody else at a shared computer.
 */
export function rememberLastPerson(req: Request, mark: string, isSecure: boolean): void {
  req.res?.cookie(COOKIE, mark, { ...options(isSecure), maxAge: WEEK_MS });
}

export function forgetLastPerson(req: Request, isSecure: boolean): void {
  req.res?.clearCookie(COOKIE, options(isSecure));
}

export function lastPersonOf(req: Request): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([\\w-]{43})(?:;|$)`).exec(req.headers.cookie ?? '')?.[1];
}

function options(isSecure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' };
}
