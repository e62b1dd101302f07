import { Injectable, NotFoundException } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { londonDateOf, type LondonDate } from '../../kernel/london.js';
import {
  BankDetailsQueries,
  type DetailsVersion,
} from '../../organisations/bank-details/bank-details.queries.js';
import { confirmationInWords } from '../../organisations/bank-details/confirmation/confirmation.rules.js';
import { BankFileChoice } from '../bank-file/bank-file-choice.entity.js';
import { bankTextOf, type BankText } from '../bank-file/bank-text.rules.js';
import { LAYOUTS, type LayoutCode } from '../bank-file/layouts.rules.js';
import { PaymentLimits } from '../limits/payment-limits.queries.js';
import type { RunAct } from '../payment-run.lifecycle.js';
import { reasonsForThirdPerson, refusalsToAct } from '../payment-run.rules.js';
import { refusalsToGoOn } from '../payment.rules.js';
import { PaymentRuns, type RunFile, type RunSummary } from './payment-runs.queries.js';
import { RunItemsQueries, type RunItem } from './run-items.queries.js';
import { PaymentSignsQueries } from './payment-signs.queries.js';
import { warningsOf, type SignsOfOthers, type Warning } from './warnings.rules.js';

/** A payment as whoever puts their name to the run looks at it. */
export interface RunLine extends RunItem {
  readonly account: DetailsVersion | undefined;
  /** The day the organisation gave it. */
  readonly accountSince: LondonDate | undefined;
  /** The payee’s name as the bank's file carries it. */
  readonly nameAtBank: BankText;
  /** What the bank said of the name. */
  readonly confirmation: string;
  readonly warnings: readonly Warning[];
  /** Why it would be taken out at the next step; none when it goes on. */
  readonly reasons: readonly string[];
}

export interface RunPage {
  readonly run: RunSummary;
  readonly items: readonly RunLine[];
  readonly file: RunFile | null;
  /** Why a third person must release it, by the limits as they are; none when two are enough. */
  readonly thirdPerson: readonly string[];
  readonly acts: readonly RunAct[];
}

const ACTS: readonly RunAct[] = ['approve', 'release', 'send', 'cancel', 'take-out'];

@Injectable()
export class RunPages {
  constructor(
    private readonly dataSource: DataSource,
    private readonly runs: PaymentRuns,
    private readonly items: RunItemsQueries,
    private readonly signs: PaymentSignsQueries,
    private readonly bankDetails: BankDetailsQueries,
    private readonly limits: PaymentLimits,
    private readonly clock: Clock,
  ) {}

  /** @throws NotFoundException when there is no such run. */
  async of(runId: string, personId: string): Promise<RunPage> {
    const [run, rows, signs, limits] = await Promise.all([
      this.runs.byId(runId),
      this.items.of(runId),
      this.signs.ofRun(runId),
      this.limits.current(),
    ]);
    if (!run) throw new NotFoundException();
    const ids = rows.map(({ preparedWithDetailsId }) => preparedWithDetailsId);
    const accounts = new Map((await this.bankDetails.byIds(ids)).map((each) => [each.id, each]));
    const items = rows.map((row) =>
      this.lineOf(row, accounts.get(row.preparedWithDetailsId), signs.get(row.id)),
    );
    const live = items.filter(({ itemStatus }) => itemStatus === 'included');
    return {
      run,
      items,
      file: run.file,
      thirdPerson: reasonsForThirdPerson(live, limits, run.preparedAt),
      acts: ACTS.filter((act) => refusalsToAct(act, run, personId).length === 0),
    };
  }

  /** The same, with why this person can't take this step. @throws NotFoundException likewise. */
  async toAct(
    runId: string,
    act: RunAct,
    personId: string,
  ): Promise<RunPage & { readonly whyNot: readonly string[] }> {
    const model = await this.of(runId, personId);
    const refusals = refusalsToAct(act, model.run, personId);
    return { ...model, whyNot: refusals.map(({ message }) => message) };
  }

  /** What was chosen for the account the last time; else the account's own name. */
  async choiceFor(
    runId: string,
  ): Promise<{ layout?: LayoutCode; ownName: string; serviceUserNumber: string }> {
    const run = await this.runs.byId(runId);
    if (!run) throw new NotFoundException();
    const chosen = await this.dataSource.manager.findOneBy(BankFileChoice, {
      bankAccountId: run.bankAccountId,
    });
    return chosen ?? { ownName: run.bankAccountName, serviceUserNumber: '' };
  }

  private lineOf(
    item: RunItem,
    account: DetailsVersion | undefined,
    signs: SignsOfOthers | undefined,
  ): RunLine {
    const isLive = item.itemStatus === 'included';
    return {
      ...item,
      account,
      accountSince: account && londonDateOf(account.givenAt),
      nameAtBank: bankTextOf(account?.accountName ?? '', LAYOUTS['standard-18'].nameLength),
      confirmation: confirmationInWords(account?.confirmation ?? null),
      warnings:
        account && signs && item.itemStatus !== 'taken-out' ? warningsOf(signs, account) : [],
      reasons: isLive ? refusalsToGoOn(item, this.clock.today()).map(({ message }) => message) : [],
    };
  }
}
