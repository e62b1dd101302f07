import { csrfSync } from 'csrf-sync';
import type { Request } from 'express';

/**
 * A token in the session and in every form. Forms that carry a file are read after this check, so
 * theirs travels in the address of the form.
 */
const { generateToken, csrfSynchronisedProtection } = csrfSync({
  getTokenFromRequest: (req) => {
    const body = req.body as { _csrf?: unknown } | undefined;
    const sent = body?._csrf ?? req.query['_csrf'];
    return typeof sent === 'string' ? sent : undefined;
  },
});

export const refuseForgedForms = csrfSynchronisedProtection;

export function csrfTokenOf(req: Request): string {
  return generateToken(req);
}
