import { LONGEST_MS } from '../../platform/access/sign-in-length.rules.js';

/** True when a sign-in at this ISO instant counts no longer; one without an instant never did. */
export function isSignInOver(signedInAt: string | undefined, now: Date): boolean {
  if (signedInAt === undefined) return true;
  const age = now.getTime() - Date.parse(signedInAt);
  return !(age < LONGEST_MS);
}
