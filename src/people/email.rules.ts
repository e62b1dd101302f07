import type { Reading } from '../platform/web/field.decorator.js';

const NOT_AN_ADDRESS = 'Enter an e-mail address in the correct format, like name@example.org';

/** The addresses that HTML's own e-mail field takes: no quotes, commas or brackets, so one is never several. */
const LOCAL = /^[a-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}$/;
const DOMAIN = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*$/;

/**
 * An address as it is stored and compared: trimmed, in lower case. Two that look alike must be one or
 * be refused: what Unicode's NFKC form would change (a full-width letter, a ligature) is refused
 * before the case is, as the Kelvin sign's lower case is a plain k.
 */
export function readEmailAddress(typed: string): Reading<string> {
  const trimmed = typed.trim();
  if (trimmed === '') return { problem: 'Enter an e-mail address' };
  if (trimmed.normalize('NFKC') !== trimmed) return { problem: NOT_AN_ADDRESS };
  const address = trimmed.toLowerCase();
  const [local = '', domain = '', ...more] = address.split('@');
  const isAddress =
    address.length <= 254 && more.length === 0 && LOCAL.test(local) && DOMAIN.test(domain);
  return isAddress ? { value: address } : { problem: NOT_AN_ADDRESS };
}
