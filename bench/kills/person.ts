import { setTimeout as sleep } from 'node:timers/promises';
import {
  hiddenFieldsOf,
  readable,
  type Answer,
  type Fields,
  type Visitor,
} from '../../test/support/visitor.js';
import type { Diary } from './diary.js';

const PATIENCE_MS = 120_000;
const PAUSE_MS = 150;
const SENTENCE = 'can’t reach its records just now';

/** Somebody at a browser: asks again until there is an answer, and writes down what it was. */
export class Person {
  constructor(
    private readonly visitor: Visitor,
    private readonly diary: Diary,
  ) {}

  /** The form at this address as it would be sent, filled in with these. */
  async fill(path: string, fields: Fields): Promise<Fields> {
    const { answer } = await this.untilAnswered(() => this.visitor.get(path));
    if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
    return { ...hiddenFieldsOf(answer.text, path), ...fields };
  }

  /** Sends the same form until it is answered, and notes under the act's name what was said. */
  async send(key: string, path: string, fields: Fields): Promise<void> {
    const { answer, wasLost } = await this.untilAnswered(() => this.visitor.post(path, fields));
    if (answer.status === 303) this.diary.noteDone(key);
    else if (answer.status === 422) this.diary.noteRefused(key, wasLost);
    else
      throw new Error(`${key}: answered ${answer.status}: ${readable(answer.text).slice(0, 300)}`);
  }

  /** Brings a file. @returns where it is to be looked at. */
  async bring(path: string, fileName: string, bytes: Uint8Array): Promise<string> {
    const { answer } = await this.untilAnswered(() => this.visitor.upload(path, fileName, bytes));
    if (answer.location === undefined) throw new Error(readable(answer.text));
    return answer.location;
  }

  private async untilAnswered(
    ask: () => Promise<Answer>,
  ): Promise<{ answer: Answer; wasLost: boolean }> {
    const since = Date.now();
    for (let wasLost = false; ; wasLost = true) {
      const answer = await ask().catch(() => undefined);
      if (answer && answer.status < 500) {
        if (answer.location === '/sign-in') throw new Error('Somebody was signed out');
        return { answer, wasLost };
      }
      if (answer) this.noteSentence(answer);
      if (Date.now() - since > PATIENCE_MS) throw new Error('There is no answer');
      if (!wasLost) this.diary.askedAgain++;
      await sleep(PAUSE_MS);
    }
  }

  /** What a person reads while something is away has to say so. */
  private noteSentence({ status, text }: Answer): void {
    if (status === 503 && text.includes(SENTENCE)) return;
    this.diary.unclear.push(`${status}: ${readable(text).slice(0, 300)}`);
  }
}
