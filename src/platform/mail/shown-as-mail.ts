/** The content security policy of a message shown as a mail program shows it. */
export const SHOWN_AS_MAIL =
  "sandbox allow-top-navigation-by-user-activation; default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
