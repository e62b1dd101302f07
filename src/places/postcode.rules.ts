/** Outward and inward code, as Royal Mail shapes them: that it is delivered to, nobody has checked. */
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)(\d[A-Z]{2})$/;

/** `CO1 1JB` from `co11jb` or `CO1  1JB`; undefined when it is not shaped like a postcode. */
export function postcodeOf(typed: string): string | undefined {
  const [, outward, inward] = POSTCODE.exec(typed.replaceAll(/\s/g, '').toUpperCase()) ?? [];
  return outward === undefined || inward === undefined ? undefined : `${outward} ${inward}`;
}
