import 'express-session';

declare module 'express-session' {
  interface SessionData {
    /** Who signed in by the e-mailed link or code. */
    personId: string;
    /** Whether this session has also shown a second factor. */
    hasSecondFactor: boolean;
    /** ISO instant of the sign-in: sessions end twelve hours after it, however busy. */
    signedInAt: string;
    /** Whether a form has been shown in it. */
    hasForms: boolean;
    /** Where to go after signing in. */
    wantedUrl: string;
  }
}
