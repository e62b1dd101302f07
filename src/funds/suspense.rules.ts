/** The fund of nobody: it holds what came in and nobody has explained yet, and takes no awards. */
export const SUSPENSE_CODE = 'suspense';

/** What is in suspense is looked after, but it is no funder's: it counts for nothing that can be awarded. */
export function isSuspense({ code }: { readonly code: string }): boolean {
  return code === SUSPENSE_CODE;
}
