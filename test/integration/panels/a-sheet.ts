import { randomUUID } from 'node:crypto';
import type { Answer, Visitor } from '../../support/visitor.js';
import type { ABid } from './a-panel.js';

/** A sheet as somebody types it: whole, and ready to be sent. */
export const typedSheet = {
  'points-1': '4',
  'reason-1': 'Good cooks',
  'points-2': '3',
  'reason-2': 'Members choose',
  comment: 'Worth it',
  suggested: '4,000.50',
};

export const scoresOf = (bid: ABid) => `/applications/${bid.applicationId}/scores`;
export const revisionOf = (bid: ABid) => `${scoresOf(bid)}/revision`;

type Typed = Readonly<Record<string, string>>;

/** A window with a sheet in it, as a browser has it: it types, saves itself, and its buttons are pressed. */
export class SheetWindow {
  private constructor(
    private readonly visitor: Visitor,
    private readonly path: string,
    private readonly autosave: string,
    private page: string,
    private hidden: Typed,
  ) {}

  static async open(visitor: Visitor, bid: ABid, path = scoresOf(bid)): Promise<SheetWindow> {
    const { text } = await visitor.get(path);
    return new SheetWindow(visitor, path, `${scoresOf(bid)}/autosave`, text, hiddenIn(text));
  }

  /** As the script does while somebody types. */
  async type(typed: Typed): Promise<Answer> {
    const answer = await this.visitor.post(this.autosave, { ...this.hidden, ...typed });
    if (answer.headers.get('content-type')?.startsWith('application/json')) {
      const { opened } = JSON.parse(answer.text) as { opened?: string };
      this.hidden = { ...this.hidden, _opened: opened ?? this.hidden['_opened'] ?? '' };
    }
    return answer;
  }

  async saveForLater(typed: Typed): Promise<Answer> {
    return this.visitor.post(this.path, { ...this.hidden, ...typed, _then: 'later' });
  }

  /** A page that comes back with reasons is the window's from then on. */
  async send(typed: Typed): Promise<Answer> {
    const answer = await this.visitor.post(this.path, { ...this.hidden, ...typed });
    if (answer.status === 422) {
      this.page = answer.text;
      this.hidden = hiddenIn(answer.text);
    }
    return answer;
  }

  /** Whether the page, as it came, has these words. */
  shows(words: string): boolean {
    return this.page.includes(words);
  }
}

function hiddenIn(text: string): Typed {
  const hidden: Record<string, string> = { _page: randomUUID() };
  for (const [, name = '', value = ''] of text.matchAll(HIDDEN)) hidden[name] = value;
  return hidden;
}

const HIDDEN = /<input type="hidden" name="(_\w+)" value="([^"]*)"/g;
