import { Injectable } from '@nestjs/common';
import { Appeals, type RecordedAppeal } from '../../awards/appeals/appeals.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { People } from '../../people/people.queries.js';
import { LetterWriting } from './letter-writing.service.js';

const TO_SENDER = {
  received: 'correspondence/letters/views/appeal-received.txt.njk',
  settled: 'correspondence/letters/views/appeal-settled.txt.njk',
} as const;

/** What becomes of an appeal or a complaint, told to who sent it and to who has to do something. */
@Injectable()
export class AppealLetters {
  constructor(
    private readonly appeals: Appeals,
    private readonly interests: Interests,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  /** To who sent it, where they gave an address: until when it is answered. To coordinators, when it came by a page. */
  async tellOfReceipt(appealId: string): Promise<void> {
    const appeal = await this.found(appealId);
    await this.toSender(appeal, 'received', 'has arrived');
    if (!appeal.isOwn) return;
    const coordinators = await this.people.holding('coordinator', null);
    const free =
      appeal.applicationId === null
        ? coordinators
        : await this.interests.freeAmong(coordinators, appeal.applicationId);
    await this.writing.writeToEach(free, {
      key: `appeal/${appealId}/came`,
      subject: `${this.nameOf(appeal)} has come`,
      template: 'correspondence/letters/views/appeal-came.txt.njk',
      model: { appeal },
    });
  }

  /** To who is to look into it. Nothing when it is in other hands by now. */
  async askHandler(appealId: string, handlerId: string): Promise<void> {
    const appeal = await this.found(appealId);
    if (appeal.status !== 'in-hand' || appeal.handlerId !== handlerId) return;
    const handlers = await this.appeals.handlersFor(appeal.applicationId);
    await this.writing.writeToEach(
      handlers.filter(({ id, isShutOut }) => id === handlerId && !isShutOut),
      {
        key: `appeal/${appealId}/handed`,
        subject: `${this.nameOf(appeal)}: please look into it`,
        template: 'correspondence/letters/views/appeal-handed.txt.njk',
        model: { appeal },
      },
    );
  }

  /** To who sent it: what was found. */
  async tellOfOutcome(appealId: string): Promise<void> {
    const appeal = await this.found(appealId);
    const isWithdrawn = appeal.status === 'withdrawn';
    await this.toSender(appeal, 'settled', isWithdrawn ? 'is taken back' : 'is answered');
  }

  private async toSender(
    appeal: RecordedAppeal,
    what: keyof typeof TO_SENDER,
    words: string,
  ): Promise<void> {
    if (appeal.fromEmail === '') return;
    await this.writing.writeToEach([{ name: appeal.fromName, email: appeal.fromEmail }], {
      key: `appeal/${appeal.id}/${what}`,
      subject: `Your ${appeal.kind} ${words}`,
      template: TO_SENDER[what],
      model: { appeal },
    });
  }

  private nameOf({ kind, number }: RecordedAppeal): string {
    return `${kind === 'appeal' ? 'Appeal' : 'Complaint'} ${number}`;
  }

  private async found(id: string): Promise<RecordedAppeal> {
    const appeal = await this.appeals.byId(id);
    if (!appeal) throw new Error(`There is no appeal ${id}`);
    return appeal;
  }
}
