import { Injectable } from '@nestjs/common';
import type { BankAccount } from '../../../funds/bank-account.entity.js';
import { refuse, Refused, refuseIfAny } from '../../../kernel/refusal.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { LateLines } from '../../late-lines/late-lines.queries.js';
import { openStatement, type Answers } from '../reading/statement-reader.js';
import type { StatementFile } from '../reading/statement.rules.js';
import { canBeAccount, refusalOfCurrency, refusalOfOther } from '../statement-account.rules.js';
import type { Surveyed } from '../survey.rules.js';
import { gapBetween } from './gap.rules.js';
import { IncomingLines } from './incoming-lines.service.js';
import { KnownLines } from './known-lines.service.js';
import { StatementBefore } from './statement-before.queries.js';

export interface GivenFile {
  readonly fileName: string;
  readonly bytes: Buffer;
  readonly answers: Answers;
}

/** A file read whole and compared with what is there; its lines wait in `incoming_line`. */
export interface IncomingStatement extends Surveyed {
  readonly layout: string;
  readonly isTable: boolean;
  /** The sentence for days that no statement covers. */
  readonly gap: string | undefined;
  /** The sentence for new lines of months that are signed. */
  readonly late: string | undefined;
}

/** The statement, or what has to be asked first. */
export type ReadIncoming =
  | { readonly incoming: IncomingStatement }
  | { readonly asks: 'columns' | 'date-order'; readonly about: string };

@Injectable()
export class IncomingStatements {
  constructor(
    private readonly lines: IncomingLines,
    private readonly known: KnownLines,
    private readonly before: StatementBefore,
    private readonly lateLines: LateLines,
  ) {}

  /**
   * Reads a file for an account, into this transaction only. Rows that are wrong are in `problems`.
   * @throws Refused when it is no statement, or one of another account or currency.
   */
  async read(tx: Tx, account: BankAccount, given: GivenFile): Promise<ReadIncoming> {
    const opened = await openStatement(given.bytes, given.fileName, given.answers);
    if ('problems' in opened) {
      throw new Refused(
        opened.problems.map((message) => ({ code: 'not-a-statement', field: 'file', message })),
      );
    }
    if ('asks' in opened) {
      return opened.asks === 'columns'
        ? { asks: 'columns', about: opened.because }
        : { asks: 'date-order', about: opened.example };
    }
    const file = inPounds(opened.file, account);
    const surveyed = await this.lines.stage(tx, account, file);
    refuseIfNothing(surveyed, account);
    await this.known.mark(tx, account.id, file.layout);
    const before =
      surveyed.fromOn === undefined
        ? undefined
        : await this.before.of(tx, account.id, surveyed.fromOn);
    const gap = gapBetween(before, surveyed.fromOn, surveyed.openingPence);
    const late = await this.lateLines.incoming(tx);
    const { layout, isTable } = file;
    return { incoming: { ...surveyed, layout, isTable, gap, late } };
  }
}

/** Of an account that the file has in several currencies, the part in pounds. */
function inPounds(file: StatementFile, account: BankAccount): StatementFile {
  const foreign = file.parts.filter(({ currency = 'GBP' }) => currency.toUpperCase() !== 'GBP');
  const parts = file.parts.filter((part) => !foreign.includes(part));
  const ofAccount = (all: StatementFile['parts']) =>
    all.find((part) => canBeAccount(part.account, account));
  const wrong = ofAccount(parts) ? undefined : ofAccount(foreign)?.currency;
  if (wrong !== undefined) refuseIfAny([refusalOfCurrency(wrong, account)]);
  return { ...file, parts: parts.length > 0 ? parts : file.parts };
}

function refuseIfNothing(surveyed: Surveyed, account: BankAccount): void {
  const { paidIn, paidOut, problemCount, otherAccount, toOn } = surveyed;
  if (paidIn.count + paidOut.count + problemCount > 0) return;
  if (otherAccount) refuseIfAny([refusalOfOther(otherAccount, account)]);
  if (toOn === undefined || surveyed.closingPence === undefined) {
    refuse('no-lines', 'There are no lines in the statement', 'file');
  }
}
