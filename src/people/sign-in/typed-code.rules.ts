/** A code as it is compared, however it was typed: `k7qm 2xwp` is `K7QM2XWP`. */
export function plainCode(typed: string): string {
  return typed.toUpperCase().replaceAll(/[^A-Z0-9]/g, '');
}
