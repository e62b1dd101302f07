import type { Reader } from '../../platform/web/field.decorator.js';
import { readShares, type Share } from './shares.rules.js';

/** `share-<fund>` for each fund of the form. */
export const shares: Reader<readonly Share[]> = (_, body) => {
  const read = readShares(body);
  return 'problem' in read ? read : { value: read.shares };
};
