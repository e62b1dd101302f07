/** A sign-in ends after so long without a request, */
export const IDLE_MS = 60 * 60 * 1000;
/** and so long after it began, however busy. */
export const LONGEST_MS = 12 * 60 * 60 * 1000;

/** When a sign-in ends by itself, as seen while a page is shown. */
export interface SignInEnd {
  /** If nothing more is asked for. */
  readonly idleAt: Date;
  /** In any case. */
  readonly longestAt: Date;
  /** The earlier of the two: until then a page may be left. */
  readonly at: Date;
}

/** @param signedInAt ISO instant */
export function signInEndOf(signedInAt: string, now: Date): SignInEnd {
  const idleAt = new Date(now.getTime() + IDLE_MS);
  const longestAt = new Date(Date.parse(signedInAt) + LONGEST_MS);
  return { idleAt, longestAt, at: idleAt < longestAt ? idleAt : longestAt };
}
