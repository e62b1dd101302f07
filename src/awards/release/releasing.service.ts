import { Injectable, NotFoundException } from '@nestjs/common';
import { isDecided } from '../../applications/application.lifecycle.js';
import { ApplicationOutcomes } from '../../applications/outcomes/application-outcomes.service.js';
import { Refused, refuse, refuseIfAny, type Refusal } from '../../kernel/refusal.js';
import { Transactions, type Tx } from '../../platform/database/transactions.service.js';
import { Outcomes } from './outcomes.queries.js';
import { refusalsToRelease } from './release.rules.js';
import { Telling } from './telling.service.js';

/** An outcome as whoever releases it has read it. */
export interface SeenOutcome {
  readonly applicationId: string;
  /** Of its feedback; 0 for none. */
  readonly wordsVersion: number;
}

export interface ReleaseOutcomes {
  readonly roundId: string;
  readonly outcomes: readonly SeenOutcome[];
  readonly by: string;
}

export interface Released {
  readonly released: number;
  /** Those that are still held, and why. */
  readonly left: readonly { readonly reference: string; readonly reason: string }[];
}

/** Releases outcomes, each by itself and in a transaction of its own: one that can't be keeps none back. */
@Injectable()
export class Releasing {
  constructor(
    private readonly transactions: Transactions,
    private readonly outcomes: Outcomes,
    private readonly applications: ApplicationOutcomes,
    private readonly telling: Telling,
  ) {}

  /**
   * One that was released meanwhile, by a second click or somebody else, counts and is not told again; so who asks
   * again after a crash in the midst goes on where it stopped. Whoever calls has seen that it is their office.
   * @throws Refused with every reason when none is released.
   * @throws NotFoundException when one is not of the round, or shut to them.
   */
  async release({ roundId, outcomes, by }: ReleaseOutcomes): Promise<Released> {
    if (outcomes.length === 0) {
      refuse('nothing-chosen', 'Choose the outcomes to release', 'outcomes');
    }
    const open = await this.outcomes.openTo(by, roundId);
    const chosen = outcomes.map((seen) => ({ seen, item: open.get(seen.applicationId) }));
    const left: { reference: string; refusals: readonly Refusal[] }[] = [];
    if (chosen.some(({ item }) => item === undefined)) throw new NotFoundException();
    for (const { seen, item } of chosen) {
      const refusals = await this.releaseOne(seen, by);
      if (refusals.length > 0) left.push({ reference: item?.bid.reference ?? '', refusals });
    }
    const released = outcomes.length - left.length;
    if (released === 0) {
      throw new Refused(
        left.flatMap(({ reference, refusals }) =>
          refusals.map((refusal) => ({ ...refusal, message: `${reference}: ${refusal.message}` })),
        ),
      );
    }
    return {
      released,
      left: left.map(({ reference, refusals }) => ({
        reference,
        reason: refusals.map(({ message }) => message).join('. '),
      })),
    };
  }

  /** @returns why not; nothing when it is released now, or was. */
  private async releaseOne(seen: SeenOutcome, by: string): Promise<readonly Refusal[]> {
    try {
      await this.transactions.run((tx) => this.releaseIn(tx, seen, by));
      return [];
    } catch (problem) {
      if (problem instanceof Refused) return problem.refusals;
      throw problem;
    }
  }

  private async releaseIn(
    tx: Tx,
    { applicationId, wordsVersion: seenVersion }: SeenOutcome,
    by: string,
  ): Promise<void> {
    const application = await this.applications.lockForDecision(tx, applicationId);
    if (!application) throw new NotFoundException();
    if (application.outcomeReleasedAt !== null) return;
    refuseIfAny(
      refusalsToRelease({
        isDecided: isDecided(application.status),
        seenVersion,
        version: await wordsVersionOf(tx, applicationId),
        isBeingRefused: await isBeingRefused(tx, applicationId),
      }),
    );
    await this.telling.tell(tx, applicationId, by);
  }
}

async function isBeingRefused(tx: Tx, applicationId: string): Promise<boolean> {
  const proposed = await tx.query<unknown[]>(
    `SELECT FROM trustee_refusal t JOIN award w ON w.id = t.award_id
      WHERE w.application_id = $1 AND t.status = 'proposed'`,
    [applicationId],
  );
  return proposed.length > 0;
}

async function wordsVersionOf(tx: Tx, applicationId: string): Promise<number> {
  const [row] = await tx.query<{ version: number }[]>(
    `SELECT count(s.version)::integer AS version
       FROM (SELECT id FROM decision WHERE application_id = $1 ORDER BY number DESC LIMIT 1) d
       LEFT JOIN decision_words s ON s.decision_id = d.id`,
    [applicationId],
  );
  return row?.version ?? 0;
}
