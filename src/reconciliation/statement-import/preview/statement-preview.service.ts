import { Injectable } from '@nestjs/common';
import { BankAccount } from '../../../funds/bank-account.entity.js';
import { Transactions, type Tx } from '../../../platform/database/transactions.service.js';
import { IncomingStatements, type GivenFile } from '../incoming/incoming-statement.service.js';
import { StatementLayouts } from '../layout/statement-layouts.queries.js';
import type { DateOrder } from '../reading/statement.rules.js';
import { ComparedLines } from './compared-lines.queries.js';
import { previewOf, type Preview } from './preview.rules.js';

/** What importing the file would do, or what has to be asked first. */
export type Previewed =
  | { readonly preview: Preview }
  | { readonly asks: 'columns' | 'date-order'; readonly about: string };

/** Looks at a file as an import would, and stores nothing. */
@Injectable()
export class StatementPreview {
  constructor(
    private readonly transactions: Transactions,
    private readonly incoming: IncomingStatements,
    private readonly compared: ComparedLines,
    private readonly layouts: StatementLayouts,
  ) {}

  /** For the command line: with the columns learnt last. @throws Refused as `previewIn`. */
  preview(
    bankAccountId: string,
    file: { readonly fileName: string; readonly bytes: Buffer; readonly dateOrder?: DateOrder },
  ): Promise<Previewed> {
    return this.transactions.run(async (tx) => {
      const layout = (await this.layouts.latestOf(tx, bankAccountId))?.layout;
      const { fileName, bytes, dateOrder } = file;
      return this.previewIn(tx, bankAccountId, { fileName, bytes, answers: { dateOrder, layout } });
    });
  }

  /** @throws Refused when it is no statement, or one of another account or currency. */
  async previewIn(tx: Tx, bankAccountId: string, given: GivenFile): Promise<Previewed> {
    const account = await tx.findOneByOrFail(BankAccount, { id: bankAccountId });
    const read = await this.incoming.read(tx, account, given);
    if ('asks' in read) return read;
    return { preview: previewOf(read.incoming, await this.compared.of(tx)) };
  }
}
