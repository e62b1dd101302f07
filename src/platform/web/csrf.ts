import { hkdfSync } from 'node:crypto';
import { csrfSync } from 'csrf-sync';
import type { NextFunction, Request, Response } from 'express';

declare module 'express-serve-static-core' {
  interface Request {
    /** The form has a token, but not this session's: its page was opened before the session was. */
    isFromAnOldPage?: boolean;
  }
}

const TOKEN_BYTES = 128;

/**
 * A token of the session in every form. It follows from the session's id: one that was drawn and then
 * kept would be drawn twice by two pages opened at once, and only the last of them kept, so that the
 * other page's form counted as an old one. Forms that carry a file are read after this check, so theirs
 * travels in the address of the form.
 */
const { csrfSynchronisedProtection } = csrfSync({
  getTokenFromRequest: tokenIn,
  getTokenFromState: tokenOf,
});

/**
 * Lets through what carries the session's own token. A form of ours from an earlier session is not
 * forged: it goes on, marked, for the access guard to refuse without losing what was typed.
 */
export function refuseForgedForms(req: Request, res: Response, next: NextFunction): void {
  if (PROVES_ITSELF.test(req.path)) {
    next();
    return;
  }
  csrfSynchronisedProtection(req, res, (problem?: unknown) => {
    if (problem !== undefined && isFromAnOldPage(req)) {
      req.isFromAnOldPage = true;
      next();
    } else next(problem);
  });
}

/**
 * Programs post here, with no session to misuse: a mail program whose address is signed (RFC 8058), and a mail
 * provider that shows a secret of its own.
 */
const PROVES_ITSELF = /^\/(?:unsubscribe|hooks)\//;

/** For a form. Its session is kept from here on: of one that isn't, the next request has another id. */
export function csrfTokenOf(req: Request): string {
  req.session.hasForms = true;
  return tokenOf(req);
}

/** Whoever reads it on a page can't tell the session's id from it. */
function tokenOf({ sessionID }: Request): string {
  return Buffer.from(hkdfSync('sha512', sessionID, '', 'forms', TOKEN_BYTES)).toString('hex');
}

/** Browsers say where a form was sent from: another site's never counts as our own old page. */
function isFromAnOldPage(req: Request): boolean {
  const sentFrom = req.headers['sec-fetch-site'] ?? 'same-origin';
  return sentFrom === 'same-origin' && /^[0-9a-f]{256}$/.test(tokenIn(req) ?? '');
}

function tokenIn(req: Request): string | undefined {
  const body = req.body as { _csrf?: unknown } | undefined;
  const sent = body?._csrf ?? req.query['_csrf'];
  return typeof sent === 'string' ? sent : undefined;
}
