/** Sessions end twelve hours after the sign-in, however busy; idle ones end by their cookie, after one. */
const LONGEST_MS = 12 * 60 * 60 * 1000;

/** True when a sign-in at this ISO instant counts no longer; one without an instant never did. */
export function isSignInOver(signedInAt: string | undefined, now: Date): boolean {
  if (signedInAt === undefined) return true;
  const age = now.getTime() - Date.parse(signedInAt);
  return !(age < LONGEST_MS);
}
