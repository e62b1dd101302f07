import { Injectable } from '@nestjs/common';
import {
  Clarifications,
  type ClarificationShown,
} from '../clarification/clarifications.queries.js';
import { Messages } from '../messages/messages.queries.js';
import type { Standing } from '../standing/standing.rules.js';
import { Standings } from '../standing/standings.queries.js';
import { Submissions, type SentOnce } from '../submission/submissions.queries.js';

/** What stands around an application, for its own people and for the coordinator. */
export interface AroundApplication {
  readonly standing: Standing;
  /** The latest first. */
  readonly sent: readonly SentOnce[];
  readonly clarifications: readonly ClarificationShown[];
  readonly messageCount: number;
}

@Injectable()
export class Around {
  constructor(
    private readonly standings: Standings,
    private readonly submissions: Submissions,
    private readonly clarifications: Clarifications,
    private readonly messages: Messages,
  ) {}

  /** The caller has judged that the person may see it. */
  async of(applicationId: string): Promise<AroundApplication> {
    const [standing, sent, clarifications, messages] = await Promise.all([
      this.standings.one(applicationId),
      this.submissions.ofApplication(applicationId),
      this.clarifications.of(applicationId),
      this.messages.of(applicationId),
    ]);
    return { standing, sent, clarifications, messageCount: messages.length };
  }
}
