/**
 * The address as a place in this house to go on to, or undefined. Another site's address could come
 * in disguise: `//elsewhere` and `/\elsewhere` are other hosts to a browser.
 */
export function localPath(url: string | undefined): string | undefined {
  if (url === undefined || url.length > 2000) return undefined;
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(url) ? url : undefined;
}

/** Without the form's own token, which some forms carry in their address. */
export function withoutToken(url: string): string {
  const [path = '/', query = ''] = url.split('?');
  const kept = query.split('&').filter((part) => part !== '' && !part.startsWith('_csrf='));
  return kept.length === 0 ? path : `${path}?${kept.join('&')}`;
}
