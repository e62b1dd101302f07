import { Inject, Injectable, NotFoundException } from '@nestjs/common';
import { REMINDER_KINDS } from './reminder-kinds.js';
import type { ReminderKind } from './reminder-kind.js';

/** The kinds of reminders there are. */
@Injectable()
export class Kinds {
  constructor(@Inject(REMINDER_KINDS) readonly all: readonly ReminderKind[]) {}

  named(name: string): ReminderKind | undefined {
    return this.all.find((kind) => kind.name === name);
  }

  /** @throws NotFoundException when there is none. */
  found(name: string): ReminderKind {
    const kind = this.named(name);
    if (!kind) throw new NotFoundException();
    return kind;
  }
}
