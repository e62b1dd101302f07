import 'express-session';

declare module 'express-session' {
  interface SessionData {
    /** Who signed in by the e-mailed link or code. */
    personId: string;
    /** Whether this session has also shown a second factor. */
    hasSecondFactor: boolean;
    /** ISO instant of the sign-in: sessions end twelve hours after it, however busy. */
    signedInAt: string;
    /** Where to go after signing in. */
    wantedUrl: string;
  }
}
