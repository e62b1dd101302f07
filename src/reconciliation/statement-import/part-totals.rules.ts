import type { LondonDate } from '../../kernel/london.js';
import { formatPenceExactly, type Pence } from '../../kernel/pence.js';
import type { StatementPart } from './reading/statement.rules.js';

/** Formats that state an opening and a closing balance prove themselves: what moved leads from one to the other. */
export class PartTotals {
  fromOn: LondonDate | undefined;
  toOn: LondonDate | undefined;
  openingPence: Pence | undefined;
  private current: StatementPart | undefined;
  private parts = 0;
  private movedPence = 0n;
  private movedInAllPence = 0n;
  private readonly told: string[] = [];

  /** The next part of the file, in its order of time. */
  begin(part: StatementPart): void {
    this.told.push(...this.problemsOfCurrent());
    const before = this.current?.closingPence;
    if (before !== undefined && part.openingPence !== undefined && before !== part.openingPence) {
      this.told.push(
        `One statement of the file ends with ${formatPenceExactly(before)}, ` +
          `and the next begins with ${formatPenceExactly(part.openingPence)}.`,
      );
    }
    if (this.parts === 0) this.openingPence = part.openingPence;
    this.parts += 1;
    this.fromOn ??= part.fromOn;
    if (part.toOn !== undefined && part.toOn > (this.toOn ?? '')) this.toOn = part.toOn;
    this.current = part;
    this.movedPence = 0n;
  }

  add(pence: Pence): void {
    this.movedPence += pence;
    this.movedInAllPence += pence;
  }

  /** As the last part states it. */
  get closingPence(): Pence | undefined {
    return this.current?.closingPence;
  }

  /** Where only the closing balance is stated, as in OFX. */
  get openingFromClosing(): Pence | undefined {
    const closing = this.closingPence;
    return closing === undefined ? undefined : closing - this.movedInAllPence;
  }

  get warnings(): readonly string[] {
    return [...this.told, ...this.problemsOfCurrent()];
  }

  private problemsOfCurrent(): readonly string[] {
    const { openingPence, closingPence } = this.current ?? {};
    if (openingPence === undefined || closingPence === undefined) return [];
    const expected = openingPence + this.movedPence;
    if (expected === closingPence) return [];
    return [
      `The statement begins with ${formatPenceExactly(openingPence)} and its lines come to ` +
        `${formatPenceExactly(this.movedPence)}, which makes ${formatPenceExactly(expected)}; ` +
        `it says that it ends with ${formatPenceExactly(closingPence)}.`,
    ];
  }
}
