import { createHmac } from 'node:crypto';
import type { CookieOptions, Request } from 'express';

const COOKIE = 'almoner-last';
const WEEK_MS = 7 * 24 * 60 * 60 * 1000;

/** A name for a person that means nothing outside this house. */
export function markOf(secret: string, personId: string): string {
  return hmacOf(secret, `last-person/${personId}`);
}

/**
 * The browser remembers who signed in last, by that mark alone, so that what was typed when a sign-in
 * had ended goes back to the same person and to nobody else at a shared computer. The house's signature
 * is on it: a browser in which nobody ever signed in has nothing held.
 */
export function rememberLastPerson(
  req: Request,
  { secret, personId, isSecure }: { secret: string; personId: string; isSecure: boolean },
): void {
  const mark = markOf(secret, personId);
  const signed = `${mark}.${signatureOf(secret, mark)}`;
  req.res?.cookie(COOKIE, signed, { ...options(isSecure), maxAge: WEEK_MS });
}

export function forgetLastPerson(req: Request, isSecure: boolean): void {
  req.res?.clearCookie(COOKIE, options(isSecure));
}

/** The mark of who signed in here last; undefined when nobody did, or somebody made it up. */
export function lastPersonOf(req: Request, secret: string): string | undefined {
  const [, mark, signature] =
    new RegExp(`(?:^|; )${COOKIE}=([\\w-]{43})\\.([\\w-]{43})(?:;|$)`).exec(
      req.headers.cookie ?? '',
    ) ?? [];
  return mark !== undefined && signature === signatureOf(secret, mark) ? mark : undefined;
}

function signatureOf(secret: string, mark: string): string {
  return hmacOf(secret, `last-person-mark/${mark}`);
}

function hmacOf(secret: string, text: string): string {
  return createHmac('sha256', secret).update(text).digest('base64url');
}

function options(isSecure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' };
}
