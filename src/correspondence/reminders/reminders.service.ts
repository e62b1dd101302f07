import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { refuse } from '../../kernel/refusal.js';
import type { Addressee } from '../../people/people.queries.js';
import { Audit } from '../../platform/audit/audit.service.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { LastLook } from '../../platform/mail/last-look.service.js';
import { LetterWriting } from '../letters/letter-writing.service.js';
import { Kinds } from './kinds.queries.js';
import { Preferences } from './preferences/preferences.queries.js';
import { UnsubscribeLinks } from './preferences/unsubscribe-links.service.js';
import type { ReminderKind, ReminderLetter } from './reminder-kind.js';
import { ReminderRecords } from './reminder-records.queries.js';
import { Reminder } from './reminder.entity.js';
import { ReminderTimings } from './timing/reminder-timings.queries.js';
import {
  nameOf,
  remindersDue,
  windowOf,
  type Audience,
  type Owed,
  type Timing,
} from './timing/timing.rules.js';

/** Of the keys of all their messages: `return/<id>/reminder/<id of the reminder>/owing-1/<address>`. */
const KEYS = /^[a-z-]+\/[0-9a-f-]{36}\/reminder\/([0-9a-f-]{36})\//;

/** Of what a person wants reminded now: `28-days-before` is the step of one whose day has come. */
const ASKED = 'asked';

/** The one engine of reminders: plans each kind from what is owed now, and writes what is due, once. */
@Injectable()
export class Reminders implements OnModuleInit {
  constructor(
    private readonly kinds: Kinds,
    private readonly timings: ReminderTimings,
    private readonly records: ReminderRecords,
    private readonly preferences: Preferences,
    private readonly links: UnsubscribeLinks,
    private readonly transactions: Transactions,
    private readonly writing: LetterWriting,
    private readonly lastLook: LastLook,
    private readonly audit: Audit,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.lastLook.at(KEYS, async (tx, key) => {
      const isTrue = await this.isStillTrue(tx, reminderOf(key));
      if (!isTrue) await this.noteWithdrawn(tx, key);
      return isTrue;
    });
  }

  /**
   * Writes every reminder whose day has come. Harmless twice, at once and after a crash anywhere: what was written is
   * on the record with its messages, in one transaction.
   * @throws AggregateError when some could not be written, after all others were.
   */
  async remindAll(): Promise<void> {
    const timings = await this.timings.inForce();
    const problems: unknown[] = [];
    for (const kind of this.kinds.all) {
      await this.remindOf(kind, timings(kind), problems).catch((problem: unknown) =>
        problems.push(problem),
      );
    }
    if (problems.length > 0) throw new AggregateError(problems, 'Some reminders were not written');
  }

  /**
   * Because a person wants it: whatever the hour, but not twice a day.
   * @returns how many letters were written: none when those who owe it have turned the kind off.
   * @throws Refused when it is owed no more, or somebody was reminded of it today.
   */
  remindNow(kindName: string, id: string, askedBy: string): Promise<number> {
    const kind = this.kinds.found(kindName);
    return this.transactions.run(async (tx) => {
      const owed = await kind.stillOwed(tx, id);
      if (!owed)
        return refuse('not-owed', 'This has been done meanwhile: there is nothing to remind of');
      const lastOn = await this.records.lastOn(kind.name, [owed], tx);
      if (lastOn.get(owed.id) === this.clock.today()) return refuseToday();
      const to = kind.audiences.slice(0, 1); // whoever owes it, or sees to it where nobody does
      const letters = await this.write(tx, kind, owed, to, { step: ASKED, askedBy });
      if (letters === undefined) return refuseToday();
      await this.audit.record(tx, {
        subject: `${kind.name}/${id}`,
        act: 'reminded-now',
        by: askedBy,
        detail: { dueOn: owed.dueOn },
      });
      return letters;
    });
  }

  /** Takes back what waits about something that is done: what has left stays. Else it is dropped when it would leave. */
  takeBack(kindName: string, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const waiting = await tx.query<{ id: string; key: string }[]>(
        `SELECT m.id, m.key FROM mail_message m
          WHERE m.state IN ('held', 'queued') AND m.key IN (
            SELECT unnest(r.mail_keys) FROM reminder r
             WHERE r.kind = $1 AND r.about = $2 AND r.withdrawn_at IS NULL)
          ORDER BY m.id FOR UPDATE`, // one that is just leaving stays
        [kindName, id],
      );
      for (const { id, key } of waiting) {
        if (await this.lastLook.mayLeave(tx, key)) continue;
        await this.lastLook.withdraw(tx, id);
      }
    });
  }

  private async remindOf(kind: ReminderKind, timing: Timing, problems: unknown[]): Promise<void> {
    const { from, upTo } = windowOf(timing, this.clock.today());
    const owed = await kind.owedBetween(from, upTo);
    const lastOn = await this.records.lastOn(kind.name, owed);
    for (const due of remindersDue(this.clock.now(), timing, owed, lastOn)) {
      await this.remind(kind, timing, due.owed.id).catch((problem: unknown) =>
        problems.push(problem),
      );
    }
  }

  /** What was planned is asked once more, while nobody can do it: it is owed still, or nothing is written. */
  private remind(kind: ReminderKind, timing: Timing, id: string): Promise<void> {
    return this.transactions.run(async (tx) => {
      const owed = await kind.stillOwed(tx, id);
      if (!owed) return;
      const lastOn = await this.records.lastOn(kind.name, [owed], tx);
      const [due] = remindersDue(this.clock.now(), timing, [owed], lastOn);
      if (!due) return;
      await this.write(tx, kind, owed, due.step.to, { step: nameOf(due.step), askedBy: null });
    });
  }

  /** @returns how many letters; undefined when another has just written it. */
  private async write(
    tx: Tx,
    kind: ReminderKind,
    owed: Owed,
    audiences: readonly Audience[],
    { step, askedBy }: Pick<Reminder, 'step' | 'askedBy'>,
  ): Promise<number | undefined> {
    const now = this.clock.now();
    const written = await tx
      .createQueryBuilder()
      .insert()
      .into(Reminder)
      .values({
        ...{ kind: kind.name, about: owed.id, dueOn: owed.dueOn, step, askedBy },
        ...{ writtenOn: this.clock.today(), writtenAt: now, mailKeys: [] },
      })
      .orIgnore()
      .returning('id')
      .execute();
    const [row] = written.raw as { id: string }[];
    if (!row) return undefined;
    const mailKeys: string[] = [];
    const earlier = new Set<string>(); // who owes it and sees to it as well has one letter
    for (const audience of audiences) {
      const letters = await kind.letters(tx, owed, audience);
      for (const [place, { to, ...letter }] of letters.entries()) {
        const key = `${kind.keyOf(owed.id)}/reminder/${row.id}/${audience}-${place + 1}`;
        const others = to.filter(({ id }) => !earlier.has(id));
        mailKeys.push(...(await this.writeLetter(tx, kind, key, { ...letter, to: others })));
      }
      for (const { id } of letters.flatMap(({ to }) => to)) earlier.add(id);
    }
    await tx.update(Reminder, { id: row.id }, { mailKeys });
    return mailKeys.length;
  }

  /** To those who want such reminders. @returns the keys of the messages. */
  private async writeLetter(
    tx: Tx,
    kind: ReminderKind,
    key: string,
    { to, ...letter }: ReminderLetter,
  ): Promise<readonly string[]> {
    const reached = kind.isOfDecision ? to : await this.preferences.wantedBy(tx, kind.name, to);
    const stopFor = ({ id }: Addressee): string | undefined =>
      kind.isOfDecision ? undefined : this.links.to(id, kind.name);
    for (const addressee of reached) {
      await this.writing.write(tx, [addressee], { ...letter, key, stopAt: stopFor(addressee) });
    }
    return reached.map(({ email }) => `${key}/${email}`);
  }

  private async isStillTrue(tx: Tx, reminderId: string): Promise<boolean> {
    const reminder = await tx.findOneBy(Reminder, { id: reminderId });
    const kind = reminder && this.kinds.named(reminder.kind);
    if (!reminder || !kind) return false;
    const owed = await kind.stillOwed(tx, reminder.about);
    return owed?.dueOn === reminder.dueOn;
  }

  /** When the last of its messages is dropped and none has left, it was never written: another may be. */
  private async noteWithdrawn(tx: Tx, key: string): Promise<void> {
    const id = reminderOf(key);
    const reminder = await tx.findOne(Reminder, {
      where: { id },
      lock: { mode: 'pessimistic_write' },
    });
    if (!reminder) return;
    const mailKeys = reminder.mailKeys.filter((other) => other !== key);
    const withdrawnAt = mailKeys.length === 0 ? this.clock.now() : null;
    await tx.update(Reminder, { id }, { mailKeys, withdrawnAt });
  }
}

function refuseToday(): never {
  return refuse('reminded-today', 'A reminder of this has gone out today. Another can go tomorrow');
}

function reminderOf(key: string): string {
  return KEYS.exec(key)?.[1] ?? '';
}
