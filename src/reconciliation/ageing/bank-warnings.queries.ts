import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { LateLines } from '../late-lines/late-lines.queries.js';
import { warningOfLateMonth } from '../late-lines/late-lines.rules.js';
import type { Snapshot } from '../month/snapshot.rules.js';
import { Ageing } from './ageing.queries.js';
import {
  IN_TRANSIT_WORKING_DAYS,
  isGap,
  sentenceOfGap,
  warningsOf,
  type Warning,
} from './ageing.rules.js';

/** What has waited too long at the bank, in the words of every page that shows it. */
@Injectable()
export class BankWarnings {
  constructor(
    private readonly ageing: Ageing,
    private readonly lateLines: LateLines,
    private readonly clock: Clock,
  ) {}

  /** Of every account. Late lines only while some of them are to be explained: then it is somebody's to do. */
  async all(): Promise<readonly Warning[]> {
    const today = this.clock.today();
    const [ages, late] = await Promise.all([this.ageing.of(today), this.ofLateLines(true)]);
    return [...ages.flatMap((each) => warningsOf(each, today)), ...late];
  }

  async ofAccount(bankAccountId: string): Promise<readonly Warning[]> {
    const today = this.clock.today();
    const [ages, late] = await Promise.all([
      this.ageing.of(today),
      this.ofLateLines(false, bankAccountId),
    ]);
    const own = ages.filter((each) => each.bankAccountId === bankAccountId);
    return [...own.flatMap((each) => warningsOf(each, today)), ...late];
  }

  /** Of a month that is open, as at its last day: what its signer should have asked about. */
  async ofMonth(
    { month, through, inTransit }: Snapshot,
    endsEarly: readonly string[],
  ): Promise<readonly Warning[]> {
    const ages = await this.ageing.of(through);
    const tooLong = inTransit.filter(({ workingDays }) => workingDays > IN_TRANSIT_WORKING_DAYS);
    const inTransitWarning = {
      text: `${tooLong.length === 1 ? '1 payment was' : `${tooLong.length} payments were`} in transit for more than ${IN_TRANSIT_WORKING_DAYS} working days on the last day`,
      href: '/payments#in-transit',
    };
    return [
      ...(tooLong.length > 0 ? [inTransitWarning] : []),
      ...ages.flatMap((each) => {
        const { bankAccountId, name, gaps } = each;
        const within = gaps.filter((gap) => isGap(gap) && gap.from <= through && gap.to >= month);
        return [
          ...warningsOf({ ...each, inTransit: undefined, statementTo: null, gaps: [] }, through),
          ...within.map((gap) => ({
            text: sentenceOfGap(name, gap),
            href: `/bank/${bankAccountId}`,
          })),
        ];
      }),
      ...endsEarly.map((name) => ({
        text: `The statements of ${name} end before the month does`,
        href: '/bank',
      })),
    ];
  }

  private async ofLateLines(
    onlyOpen: boolean,
    bankAccountId?: string,
  ): Promise<readonly Warning[]> {
    const signedThrough = await this.lateLines.signedThrough();
    if (signedThrough === undefined) return [];
    const months = await this.lateLines.months();
    return months
      .filter((each) => bankAccountId === undefined || each.bankAccountId === bankAccountId)
      .filter(({ openCount }) => !onlyOpen || openCount > 0)
      .map((late) => ({
        text: warningOfLateMonth(late, signedThrough),
        href: `/reconciliations/${late.month.slice(0, 7)}`,
      }));
  }
}
