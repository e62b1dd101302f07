import { Injectable, NotFoundException } from '@nestjs/common';
import type { LondonDate } from '../../../kernel/london.js';
import { Refused, refuse, type Refusal } from '../../../kernel/refusal.js';
import { OrganisationChecking } from '../../../organisations/checks/organisation-checking.service.js';
import { OrganisationChecks } from '../../../organisations/checks/organisation-checks.queries.js';
import { ApplicationChecking } from '../application-checking.service.js';
import { Applications } from '../../applications.queries.js';
import { CheckFacts } from '../check-facts.queries.js';
import { isApplicationCheck, type CheckKind } from '../check-kinds.rules.js';
import { CheckReaders } from '../check-readers.queries.js';
import { CheckStandings } from '../check-standings.queries.js';

export interface PassSeveral {
  readonly roundId: string;
  readonly kind: CheckKind;
  readonly applicationIds: readonly string[];
  /** Where somebody looked for all of them; '' when nowhere. */
  readonly source: string;
  readonly sourceOn: LondonDate | null;
  readonly expiresOn: LondonDate | null;
  readonly by: string;
}

export interface PassedSeveral {
  readonly passed: number;
  /** Those that did not pass, and why. */
  readonly left: readonly { readonly reference: string; readonly reason: string }[];
}

/** Passes the same check of several applications, each by itself: one that can't pass keeps none back. */
@Injectable()
export class Passing {
  constructor(
    private readonly applications: Applications,
    private readonly readers: CheckReaders,
    private readonly standings: CheckStandings,
    private readonly facts: CheckFacts,
    private readonly organisationChecks: OrganisationChecks,
    private readonly organisationChecking: OrganisationChecking,
    private readonly applicationChecking: ApplicationChecking,
  ) {}

  /**
   * One that has passed meanwhile, by a second click or somebody else, counts as passed and is not
   * recorded again.
   * @throws Refused with every reason when none passes.
   */
  async pass(command: PassSeveral): Promise<PassedSeveral> {
    if (command.applicationIds.length === 0) {
      refuse('nothing-chosen', 'Choose the applications', 'applications');
    }
    let passed = 0;
    const left: { reference: string; refusals: readonly Refusal[] }[] = [];
    for (const applicationId of command.applicationIds) {
      const { reference, refusals } = await this.passOne(applicationId, command);
      if (refusals.length === 0) passed += 1;
      else left.push({ reference, refusals });
    }
    if (passed === 0) {
      throw new Refused(
        left.flatMap(({ reference, refusals }) =>
          refusals.map((refusal) => ({ ...refusal, message: `${reference}: ${refusal.message}` })),
        ),
      );
    }
    return {
      passed,
      left: left.map(({ reference, refusals }) => ({
        reference,
        reason: refusals.map(({ message }) => message).join('. '),
      })),
    };
  }

  private async passOne(
    applicationId: string,
    { roundId, kind, source, sourceOn, expiresOn, by }: PassSeveral,
  ): Promise<{ reference: string; refusals: readonly Refusal[] }> {
    const reading = await this.readers.readingOf(by, applicationId);
    const application =
      reading === 'open' ? await this.applications.byId(applicationId) : undefined;
    if (application?.roundId !== roundId) throw new NotFoundException();
    const { reference, organisationId } = application;
    const before = await this.standings.ofApplication(applicationId);
    if (before.some((each) => each.kind === kind && each.standing === 'passed')) {
      return { reference, refusals: [] };
    }
    const given = { outcome: 'passed', note: '', source, sourceOn, by } as const;
    try {
      if (isApplicationCheck(kind)) {
        const [latest] = await this.facts.history(applicationId, kind);
        const seenNumber = latest?.number ?? 0;
        await this.applicationChecking.record({
          ...{ ...given, applicationId, kind, seenNumber, incomePence: null },
        });
      } else {
        const [latest] = await this.organisationChecks.history(organisationId, kind);
        await this.organisationChecking.record({
          ...{ ...given, organisationId, kind, expiresOn, recordedFor: reference },
          seenNumber: latest?.number ?? 0,
          ...{ lookUpId: null, file: undefined },
        });
      }
      return { reference, refusals: [] };
    } catch (problem) {
      if (problem instanceof Refused) return { reference, refusals: problem.refusals };
      throw problem;
    }
  }
}
