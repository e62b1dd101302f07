import type { Request } from 'express';
import { withoutToken } from './wanted-url.rules.js';

const LARGEST_KEPT = 200_000;
const HOUR_MS = 60 * 60 * 1000;

/** What somebody had typed when their sign-in turned out to have ended. */
export interface KeptForm {
  readonly url: string;
  readonly typed: Readonly<Record<string, unknown>>;
  /** The mark of who was signed in here last: the form goes back to them only. */
  readonly mark: string;
  /** ISO instant. */
  readonly keptAt: string;
}

declare module 'express-session' {
  interface SessionData {
    keptForm: KeptForm;
  }
}

/** What was typed into the form that was sent, without the form's own token. */
export function typedIn(req: Request): Readonly<Record<string, unknown>> {
  const { _csrf, ...typed } = (req.body ?? {}) as Record<string, unknown>;
  return typed;
}

/** Keeps it in the browser's session for an hour. False when it is too long, or it can't be said whose it is. */
export function keepForm(req: Request, mark: string | undefined, now: Date): boolean {
  const typed = typedIn(req);
  if (mark === undefined || JSON.stringify(typed).length > LARGEST_KEPT) return false;
  const url = withoutToken(req.originalUrl);
  req.session.keptForm = { url, typed, mark, keptAt: now.toISOString() };
  return true;
}

/** The form kept for this address and this person, while its hour lasts. */
export function keptFormFor(req: Request, mark: string, now: Date): KeptForm | undefined {
  const { keptForm } = req.session;
  if (keptForm?.mark !== mark || keptForm.url !== withoutToken(req.originalUrl)) return undefined;
  return now.getTime() - Date.parse(keptForm.keptAt) < HOUR_MS ? keptForm : undefined;
}
