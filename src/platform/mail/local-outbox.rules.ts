/** How a request came in. */
export interface Coming {
  /** Of the other end of the connection itself, whatever any header says. */
  readonly remoteAddress: string | undefined;
  /** The name, with its port, that the browser believes it speaks to. */
  readonly host: string | undefined;
  /** Whether something stands between: a reverse proxy is on this machine, its visitors are not. */
  readonly isForwarded: boolean;
  /** The name we are known by. */
  readonly ownHost: string;
}

const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;
const LOCAL_NAME = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])(:\d+)?$/;

/**
 * True for a browser on this machine that knows it. Another site may point a name of its own at
 * 127.0.0.1 and read the answers as its own pages: such a request names that site as the host.
 */
export function isFromThisMachine({ remoteAddress, host, isForwarded, ownHost }: Coming): boolean {
  if (isForwarded || !LOOPBACK.test(remoteAddress ?? '')) return false;
  return host !== undefined && (LOCAL_NAME.test(host) || host === ownHost);
}
