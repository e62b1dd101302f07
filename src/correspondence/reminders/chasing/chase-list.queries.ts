import { Injectable } from '@nestjs/common';
import { ApplicationAccess } from '../../../applications/application-access.queries.js';
import { Clock } from '../../../kernel/clock.js';
import { addDays, type LondonDate } from '../../../kernel/london.js';
import { Kinds } from '../kinds.queries.js';
import type { Described, ReminderKind } from '../reminder-kind.js';
import { ReminderRecords, type RecordedReminder } from '../reminder-records.queries.js';

/** Something overdue, and what was written about it since it is due by that day. */
export interface Chased extends Described {
  readonly kind: string;
  readonly dueOn: LondonDate;
  /** The latest first. */
  readonly reminders: readonly RecordedReminder[];
}

/** Nothing of the house is older. */
const EVER = '2000-01-01';

/** Everything that is overdue anywhere, found as reminders find it. */
@Injectable()
export class ChaseList {
  constructor(
    private readonly kinds: Kinds,
    private readonly records: ReminderRecords,
    private readonly access: ApplicationAccess,
    private readonly clock: Clock,
  ) {}

  /** The longest overdue first; what is about a bid that is shut to the reader is not there. */
  async of(readerId: string): Promise<readonly Chased[]> {
    const all: Chased[] = [];
    for (const kind of this.kinds.all.filter(({ isOverAfterwards }) => !isOverAfterwards)) {
      all.push(...(await this.overdue(kind, readerId)));
    }
    return all.toSorted((one, other) => (one.dueOn < other.dueOn ? -1 : 1));
  }

  /** Undefined unless the reader has it in their list. */
  async one(readerId: string, kind: string, id: string): Promise<Chased | undefined> {
    const all = await this.of(readerId);
    return all.find((chased) => chased.kind === kind && chased.id === id);
  }

  private async overdue(kind: ReminderKind, readerId: string): Promise<readonly Chased[]> {
    const owed = await kind.owedBetween(EVER, addDays(this.clock.today(), -1));
    if (owed.length === 0) return [];
    const described = await kind.described(owed, readerId);
    const about = described.flatMap(({ applicationId }) => applicationId ?? []);
    const shut = await this.access.shutAmong(about, readerId);
    const open = described.filter(({ applicationId }) => !shut.has(applicationId ?? ''));
    const dueOn = new Map(owed.map((one) => [one.id, one.dueOn]));
    const written = await this.records.about(
      kind.name,
      open.map(({ id }) => id),
    );
    return open.flatMap((one) => {
      const day = dueOn.get(one.id);
      if (day === undefined) return [];
      const reminders = written.filter(({ about: id, dueOn: by }) => id === one.id && by === day);
      return [{ ...one, kind: kind.name, dueOn: day, reminders }];
    });
  }
}
