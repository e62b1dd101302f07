/** Outward and inward code, as Royal Mail shapes them: that it is delivered to, nobody has checked. */
const POSTCODE = /^([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})$/;

/** CO1 1JB from `co11jb`; undefined when it is not shaped like a postcode. */
export function postcodeOf(typed: string): string | undefined {
  const [, outward, inward] = POSTCODE.exec(typed.trim().toUpperCase()) ?? [];
  return outward !== undefined && inward !== undefined ? `${outward} ${inward}` : undefined;
}
