import { readable, type Answer, type Fields, type Visitor } from '../support/visitor.js';
import type { Hand, Landing } from './hand.js';

/** Walks by HTTP alone, as a browser without scripts would. */
export function handOf(visitor: Visitor): Hand {
  return {
    async read(path) {
      const answer = await visitor.get(path);
      if (answer.status !== 200) throw new Error(`${path} answered ${answer.status}`);
      return readable(answer.text);
    },
    async knock(path) {
      return (await visitor.get(path)).status;
    },
    async send(path, fields: Fields) {
      return landingOf(path, await visitor.submit(path, fields));
    },
    async upload(path, fileName, bytes) {
      return landingOf(path, await visitor.upload(path, fileName, bytes));
    },
  };

  async function landingOf(path: string, answer: Answer): Promise<Landing> {
    if (answer.status === 422) {
      return { path, refusals: refusalsIn(answer.text), text: readable(answer.text) };
    }
    if (answer.location === undefined) {
      throw new Error(`${path} answered ${answer.status}: ${readable(answer.text).slice(0, 500)}`);
    }
    const next = await visitor.follow(answer);
    if (next.status !== 200) throw new Error(`${answer.location} answered ${next.status}`);
    return { path: answer.location, refusals: [], text: readable(next.text) };
  }
}

function refusalsIn(html: string): readonly string[] {
  const list = /govuk-error-summary__list[^>]*>([\s\S]*?)<\/ul>/.exec(html)?.[1] ?? '';
  return (list.match(/<li>[\s\S]*?<\/li>/g) ?? []).map(readable);
}
