import { Controller, Get, NotFoundException, Param } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../kernel/clock.js';
import { formatMonth } from '../../kernel/london.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { download, MEDIA_TYPES, page, type Download, type Page } from '../../platform/web/page.js';
import { isLive, monthIn, monthsToReconcile, paperOf, sectionsOf } from './month.page.js';
import { MonthsShown } from './months-shown.queries.js';
import { Reconciliations } from './reconciliations.queries.js';

/** The bank and the cash book, month by month. */
@Controller('reconciliations')
@Allow('trustee-administrator', 'observer')
export class MonthController {
  constructor(
    private readonly dataSource: DataSource,
    private readonly reconciliations: Reconciliations,
    private readonly months: MonthsShown,
    private readonly pdf: Pdf,
    private readonly clock: Clock,
  ) {}

  @Get()
  async list(): Promise<Page> {
    const [kept, first] = await Promise.all([
      this.reconciliations.all(),
      this.reconciliations.firstMonth(),
    ]);
    const months = monthsToReconcile(first, this.clock.today(), kept);
    return page('reconciliation/month/views/months.njk', { months });
  }

  @Get(':month')
  async show(@Param('month') address: string, @SignedIn() person: SignedInPerson): Promise<Page> {
    const shown = await this.months.of(this.dataSource.manager, address);
    const { reconciliation, earlier, snapshot, refusals, month, warnings, late } = shown;
    return page('reconciliation/month/views/month.njk', {
      address,
      name: formatMonth(month),
      sections: sectionsOf(paperOf(snapshot, reconciliation)),
      difference: BigInt(snapshot.differencePence),
      reconciliation,
      earlier,
      refusals,
      warnings,
      late,
      mayAct: holds(person, 'trustee-administrator'),
      isPreparer: reconciliation?.preparedBy === person.id,
    });
  }

  /** What was signed or prepared, for the examiner. */
  @Get(':month/paper.pdf')
  async paper(@Param('month') address: string): Promise<Download> {
    const month = monthIn(address);
    const kept = month === undefined ? [] : await this.reconciliations.ofMonth(month);
    const reconciliation = kept.find(({ status }) => isLive(status));
    if (!reconciliation) throw new NotFoundException();
    const writtenAt = reconciliation.signedAt ?? reconciliation.preparedAt;
    const bytes = this.pdf.print(paperOf(reconciliation.snapshot, reconciliation), writtenAt);
    return download(`reconciliation-${address}.pdf`, MEDIA_TYPES.pdf, bytes);
  }
}
