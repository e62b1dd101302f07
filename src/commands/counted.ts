/** `1 entry`, `1,200 entries`: a number as people read it, with its noun. */
export function counted(count: number, one: string, many: string): string {
  return `${count.toLocaleString('en-GB')} ${count === 1 ? one : many}`;
}
