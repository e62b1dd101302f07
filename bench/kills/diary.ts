/** What people were told of their acts, to be held against what is stored. An act is named by its key. */
export class Diary {
  readonly done = new Map<string, number>();
  /** Refused when asked a second time: the first, whose answer was lost, may be what stands in its way. */
  readonly open = new Map<string, number>();
  refused = 0;
  askedAgain = 0;
  /** Answers that were no clear sentence. */
  readonly unclear: string[] = [];

  get acknowledged(): number {
    return [...this.done.values()].reduce((sum, times) => sum + times, 0);
  }

  noteDone(key: string): void {
    this.done.set(key, (this.done.get(key) ?? 0) + 1);
  }

  noteRefused(key: string, wasLost: boolean): void {
    this.refused++;
    if (wasLost) this.open.set(key, (this.open.get(key) ?? 0) + 1);
  }
}
