import { createHash, randomBytes } from 'node:crypto';
import type { CookieOptions, Request } from 'express';

const COOKIE = 'almoner-held';

/** How long a form waits for the person who sent it. */
export const HELD_MS = 24 * 60 * 60 * 1000;

/** The name under which this browser's forms are held; undefined when it has none. */
export function browserOf(req: Request): string | undefined {
  const secret = new RegExp(`(?:^|; )${COOKIE}=([\\w-]{43})(?:;|$)`).exec(
    req.headers.cookie ?? '',
  )?.[1];
  return secret === undefined ? undefined : hashOf(secret);
}

/** Gives the browser a secret of its own, by which its forms are found again. */
export function markBrowser(req: Request, isSecure: boolean): string {
  const secret = randomBytes(32).toString('base64url');
  req.res?.cookie(COOKIE, secret, { ...options(isSecure), maxAge: HELD_MS });
  return hashOf(secret);
}

export function forgetBrowser(req: Request, isSecure: boolean): void {
  if (browserOf(req) !== undefined) req.res?.clearCookie(COOKIE, options(isSecure));
}

function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('base64url');
}

function options(isSecure: boolean): CookieOptions {
  return { httpOnly: true, sameSite: 'lax', secure: isSecure, path: '/' };
}
