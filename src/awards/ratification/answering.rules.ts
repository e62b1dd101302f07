import type { Refusal } from '../../kernel/refusal.js';
import type { RatificationStatus } from '../decision/outcome.rules.js';

export interface AnswerFacts {
  readonly status: RatificationStatus;
  /** Of the text that was on the page. */
  readonly textSha256: string;
  /** Of the text as it stands. */
  readonly currentSha256: string;
}

/** Every reason why an answer can't be kept. Being late is none: it is kept, and not counted. */
export function refusalsToAnswer({
  status,
  textSha256,
  currentSha256,
}: AnswerFacts): readonly Refusal[] {
  if (status === 'void') {
    return [{ code: 'ratification-void', message: 'This recommendation was taken back' }];
  }
  if (textSha256 !== currentSha256) {
    const message = 'The text was changed meanwhile: read it again, and answer to what it says now';
    return [{ code: 'text-changed', field: 'vote', message }];
  }
  return [];
}
