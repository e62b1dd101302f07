import { Injectable } from '@nestjs/common';
import { Clock } from '../../../kernel/clock.js';
import type { LondonDate } from '../../../kernel/london.js';
import { Panels } from '../../../panels/membership/panels.queries.js';
import { Chairs } from '../../../panels/offices/chairs.queries.js';
import { mayStandAgain } from '../../../panels/offices/office.rules.js';
import { OfficeTerms } from '../../../panels/offices/office-terms.queries.js';
import type { Tx } from '../../../platform/database/transactions.service.js';
import { Recipients } from '../recipients.queries.js';
import { ReminderKind, type Described, type ReminderLetter } from '../reminder-kind.js';
import type { Audience, Owed, Step } from '../timing/timing.rules.js';

/** A year in the chair ends, or has ended, and nobody is elected. */
@Injectable()
export class ChairEnds extends ReminderKind {
  override readonly name = 'chair-ends';
  override readonly subject = 'office-term';
  override readonly words = {
    title: 'A chair’s year ends',
    countedFrom: 'the last day of the year in the chair',
    owing: 'the chair',
  };
  override readonly owingRole = 'panel-member';
  override readonly audiences: readonly Audience[] = ['owing', 'coordinator'];
  override readonly steps: readonly Step[] = [
    { days: -30, counted: 'days', to: ['owing', 'coordinator'] },
    { days: 1, counted: 'days', to: ['owing', 'coordinator'] },
  ];

  constructor(
    private readonly chairs: Chairs,
    private readonly terms: OfficeTerms,
    private readonly panels: Panels,
    private readonly recipients: Recipients,
    private readonly clock: Clock,
  ) {
    super();
  }

  override async owedBetween(from: LondonDate, upTo: LondonDate): Promise<readonly Owed[]> {
    const ending = await this.chairs.endingBetween(from, upTo);
    return ending.map(({ termId, endsOn }) => ({ id: termId, dueOn: endsOn }));
  }

  override async stillOwed(tx: Tx, id: string): Promise<Owed | undefined> {
    const last = await this.chairs.lockedLast(tx, id);
    return last && { id, dueOn: last.endsOn };
  }

  override async letters(
    tx: Tx,
    { id, dueOn }: Owed,
    audience: Audience,
  ): Promise<readonly ReminderLetter[]> {
    const last = await this.chairs.lockedLast(tx, id);
    if (!last) return [];
    const panel = await this.panels.byId(last.panelId, tx);
    const terms = await this.terms.ofPanel(last.panelId, tx);
    const term = terms.find((one) => one.id === id);
    if (!panel || !term) return [];
    const hasEnded = dueOn < this.clock.today();
    const chair = { id: term.personId, name: term.personName, email: term.email };
    return [
      {
        to: audience === 'owing' ? [chair] : await this.recipients.holding(tx, 'coordinator'),
        subject: hasEnded
          ? `${panel.name}: nobody chairs the panel`
          : `${panel.name}: the chair’s year is about to end`,
        template: 'correspondence/reminders/views/chair-ends.txt.njk',
        model: { panel, term, hasEnded, mayStandAgain: mayStandAgain(term, terms) },
      },
    ];
  }

  override async described(owed: readonly Owed[]): Promise<readonly Described[]> {
    const [first] = owed.map(({ dueOn }) => dueOn).toSorted();
    const [last] = owed
      .map(({ dueOn }) => dueOn)
      .toSorted()
      .slice(-1);
    if (first === undefined || last === undefined) return [];
    const ending = await this.chairs.endingBetween(first, last);
    return ending.map(({ termId, panelId, panelName }) => ({
      id: termId,
      what: 'Election of a chair',
      owedBy: panelName,
      href: `/panels/${panelId}/offices`,
      applicationId: null,
    }));
  }
}
