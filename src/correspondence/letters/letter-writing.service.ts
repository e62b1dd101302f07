import { Injectable } from '@nestjs/common';
import type { Addressee } from '../../people/people.queries.js';
import { Settings } from '../../platform/config/settings.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Mail } from '../../platform/mail/mail.service.js';
import { Composing } from '../../platform/mail/wording/composing.service.js';

/** One letter for several people. Its template finds `addressee` and `baseUrl` beside the model. */
export interface LetterToEach {
  /** What it is about: `award/<id>/offered`. Each person gets a letter of one key once. */
  readonly key: string;
  readonly subject: string;
  /** A text template below `src/`. */
  readonly template: `correspondence/${string}.txt.njk`;
  readonly model: object;
  /** A calendar file that goes with it. */
  readonly calendar?: string;
  /** Where its one reader stops letters like it by one click; the template finds it as `stopAt`. */
  readonly stopAt?: string | undefined;
}

/** A name and an address: of somebody who signs in, or of whoever asked for a receipt. */
type Reached = Pick<Addressee, 'name' | 'email'>;

/** One letter to one person, as it is sent. */
export interface WrittenLetter {
  readonly to: Reached;
  readonly subject: string;
  readonly text: string;
}

/** Writes a letter to each of several people: nobody sees who else had it. */
@Injectable()
export class LetterWriting {
  constructor(
    private readonly transactions: Transactions,
    private readonly mail: Mail,
    private readonly settings: Settings,
    private readonly composing: Composing,
  ) {}

  /** All of them are written, or none; those written before are not written again. */
  async writeToEach(people: readonly Reached[], letter: LetterToEach): Promise<void> {
    await this.transactions.run((tx) => this.write(tx, people, letter));
  }

  async write(tx: Tx, people: readonly Reached[], letter: LetterToEach): Promise<void> {
    for (const addressee of people) {
      await this.mail.write(tx, {
        key: `${letter.key}/${addressee.email}`,
        to: addressee.email,
        subject: letter.subject,
        template: letter.template,
        calendar: letter.calendar,
        listUnsubscribe: letter.stopAt,
        model: this.modelFor(addressee, letter),
      });
    }
  }

  /** The same letters to be read, and not sent. */
  preview(people: readonly Reached[], letter: LetterToEach): Promise<readonly WrittenLetter[]> {
    return Promise.all(
      people.map(async (to) => {
        const model = this.modelFor(to, letter);
        const { subject, text } = await this.composing.compose({ ...letter, model });
        return { to, subject, text };
      }),
    );
  }

  private modelFor(addressee: Reached, { model, stopAt }: LetterToEach): object {
    return { ...model, addressee, baseUrl: this.settings.baseUrl, stopAt };
  }
}
