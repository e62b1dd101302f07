import { Injectable } from '@nestjs/common';
import type { Entry, Movement } from '../kernel/entry.js';
import type { LondonDate } from '../kernel/london.js';
import { prepared } from '../platform/database/prepared.js';
import type { Tx } from '../platform/database/transactions.service.js';

/** What became of an entry: its number, and whether this source had been posted before. */
export interface Posted {
  readonly entryId: string;
  readonly alreadyPosted: boolean;
}

/** Undo the entry of one source, under a source of its own. */
export interface Reversal {
  readonly source: string;
  readonly newSource: string;
  /** Europe/London: the day the correction counts for. */
  readonly effectiveOn: LondonDate;
  readonly reason: string;
  readonly postedBy: string;
}

/** Close the books: nothing may count for `through` or a day before it any more. */
export interface Closing {
  readonly through: LondonDate;
  readonly by: string;
  readonly reason: string;
}

/** Open them again: what counts for a day later than `after` may be posted. */
export interface Reopening {
  readonly after: LondonDate;
  readonly by: string;
  readonly reason: string;
}

/** The one way to write to the ledger: in the caller's transaction, one statement a post. */
@Injectable()
export class Journal {
  /**
   * Writes the entry and moves every balance it touches. The same source again, with the same
   * movements, writes nothing and returns the first entry, also when both are asked for at once.
   *
   * The funds stay locked until the caller's transaction ends: post last, and briefly.
   *
   * @throws Refused through `Transactions.run`, by a named rule of the database: a pot would be
   * negative, payments would exceed the award, the fund takes no awards, the period is closed.
   * @throws Error when the source was posted before with other movements.
   */
  async post(tx: Tx, entry: Entry): Promise<Posted> {
    const [movement, ...more] = entry.movements;
    if (more.length > 0) return (await this.postAll(tx, [entry]))[0] ?? noAnswer();
    const { kind, fundId, amountPence, commitmentId, reservationId, bankAccountId, reason } =
      movement as Named<Movement>;
    return posted(
      await prepared<PostedRow>(
        tx,
        'post',
        'SELECT * FROM ledger.post($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
        [
          ...[entry.source, entry.effectiveOn, entry.narrative, entry.postedBy],
          ...[kind, fundId, amountPence.toString()],
          ...[commitmentId, reservationId, bankAccountId, reason],
        ],
      ),
    );
  }

  /**
   * Posts many entries by one statement, in this order: a payment run, an import. All of them or none;
   * each source once, as `post` has it. The answers come in the same order.
   */
  async postAll(tx: Tx, entries: readonly Entry[]): Promise<Posted[]> {
    const rows = await tx.query<PostedRow[]>('SELECT * FROM ledger.post_all($1)', [
      JSON.stringify(entries, penceAsText),
    ]);
    return rows.map((row) => posted([row]));
  }

  /**
   * Posts the opposite of an entry, the last movement first. An entry is reversed once; a reversal is
   * not reversed, what it undid is posted anew.
   *
   * @throws Refused when the money has moved on and a pot would be negative, or was reversed before.
   * @throws Error when no entry has that source.
   */
  async reverse(tx: Tx, reversal: Reversal): Promise<Posted> {
    return posted(
      await tx.query<PostedRow[]>('SELECT * FROM ledger.reverse($1, $2, $3, $4, $5)', [
        reversal.source,
        reversal.newSource,
        reversal.effectiveOn,
        reversal.reason,
        reversal.postedBy,
      ]),
    );
  }

  /**
   * Closes every fund at once, and what is posting just now is either before or refused. A period that
   * is closed already stays as it is. @returns the day to which the books are closed now.
   */
  async closeThrough(tx: Tx, { through, by, reason }: Closing): Promise<LondonDate> {
    const [row] = await tx.query<{ through: LondonDate }[]>(
      `SELECT to_char(ledger.close_through($1, $2, $3), 'YYYY-MM-DD') AS through`,
      [through, by, reason],
    );
    return row?.through ?? noAnswer();
  }

  /** @throws Refused through `Transactions.run` when that day is not closed, or no reason is given. */
  async reopenAfter(tx: Tx, { after, by, reason }: Reopening): Promise<void> {
    await tx.query(
      `INSERT INTO ledger.period (closed_through, is_reopening, closed_by, reason) VALUES ($1, true, $2, $3)`,
      [after, by, reason],
    );
  }

  /** A fund that takes no awards may still hold money: suspense is one. The code names its accounts. */
  async openFund(
    tx: Tx,
    fund: { readonly fundId: string; readonly code: string; readonly takesAwards?: boolean },
  ): Promise<void> {
    await tx.query('INSERT INTO ledger.fund (fund_id, code, takes_awards) VALUES ($1, $2, $3)', [
      fund.fundId,
      fund.code,
      fund.takesAwards ?? true,
    ]);
  }

  /** What is promised is kept; a fund that takes none is refused every new promise. */
  async letTakeAwards(
    tx: Tx,
    fund: { readonly fundId: string; readonly takesAwards: boolean },
  ): Promise<void> {
    await tx.query('UPDATE ledger.fund SET takes_awards = $2 WHERE fund_id = $1', [
      fund.fundId,
      fund.takesAwards,
    ]);
  }

  /** Before an award's first posting. An award from two funds is two commitments with one code. */
  async openCommitment(
    tx: Tx,
    commitment: { readonly commitmentId: string; readonly fundId: string; readonly code: string },
  ): Promise<void> {
    await prepared(
      tx,
      'open-commitment',
      'INSERT INTO ledger.commitment (commitment_id, fund_id, code) VALUES ($1, $2, $3)',
      [commitment.commitmentId, commitment.fundId, commitment.code],
    );
  }

  /** Before anything is set aside under it: a round's budget from one fund is a reservation. */
  async openReservation(
    tx: Tx,
    reservation: { readonly reservationId: string; readonly fundId: string; readonly code: string },
  ): Promise<void> {
    await tx.query(
      'INSERT INTO ledger.reservation (reservation_id, fund_id, code) VALUES ($1, $2, $3)',
      [reservation.reservationId, reservation.fundId, reservation.code],
    );
  }

  async openBankAccount(
    tx: Tx,
    account: { readonly bankAccountId: string; readonly code: string },
  ): Promise<void> {
    await tx.query('INSERT INTO ledger.bank_account (bank_account_id, code) VALUES ($1, $2)', [
      account.bankAccountId,
      account.code,
    ]);
  }
}

/** Whatever a movement of some kind may name; what this one's kind does not is undefined. */
type Named<M> = Partial<
  Record<'commitmentId' | 'reservationId' | 'bankAccountId' | 'reason', string>
> &
  M;

interface PostedRow {
  readonly posted_id: string;
  readonly already_posted: boolean;
}

function posted([row]: readonly PostedRow[]): Posted {
  return row ? { entryId: row.posted_id, alreadyPosted: row.already_posted } : noAnswer();
}

function noAnswer(): never {
  throw new Error('The ledger did not answer');
}

/** JSON has no bigint, and its numbers are floating: pence travel as text. */
function penceAsText(_key: string, value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
