import type { Request } from 'express';

/**
 * Gives the browser a session with a new id, so that an id somebody knew or planted before is worth
 * nothing after. Where the person was going goes with them.
 */
export async function renewSession(req: Request): Promise<void> {
  const { wantedUrl } = req.session;
  await new Promise<void>((resolve, reject) => {
    req.session.regenerate((problem: unknown) => {
      if (problem instanceof Error) reject(problem);
      else resolve();
    });
  });
  if (wantedUrl !== undefined) req.session.wantedUrl = wantedUrl;
}

/** Where the person was going, once: the home page when nowhere in particular. */
export function takeWantedUrl(req: Request): string {
  const { wantedUrl = '/home' } = req.session;
  delete req.session.wantedUrl;
  return wantedUrl;
}
