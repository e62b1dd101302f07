/** Nobody is signed in, or the sign-in has expired: shown the way in, and back again afterwards. */
export class NeedsSignIn extends Error {}

/** Signed in by e-mail, and this door needs the second factor as well. */
export class NeedsSecondFactor extends Error {}
