import { Injectable } from '@nestjs/common';
import {
  DecisionRecords,
  type RecordedDecision,
} from '../../awards/decision/decision-records.queries.js';
import {
  Ratifications,
  type RatificationSummary,
} from '../../awards/ratification/ratifications.queries.js';
import { Applications } from '../../applications/applications.queries.js';
import { AgenciesOfItem } from '../../panels/interests/agencies-of-item.queries.js';
import { Interests } from '../../panels/interests/interests.queries.js';
import { Seats } from '../../panels/membership/seats.queries.js';
import { People, type Addressee } from '../../people/people.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What is ratified, to those who may answer; what became of it, to those who run the panel. */
@Injectable()
export class RatificationLetters {
  constructor(
    private readonly ratifications: Ratifications,
    private readonly decisions: DecisionRecords,
    private readonly applications: Applications,
    private readonly agencies: AgenciesOfItem,
    private readonly interests: Interests,
    private readonly seats: Seats,
    private readonly people: People,
    private readonly writing: LetterWriting,
  ) {}

  /**
   * To everybody who may answer for an agency with a ballot, as things stand now: by the policy of the page itself.
   * Nothing when it has ended, or its text was changed since: then the newer one is sent.
   */
  async ask(ratificationId: string, version: number): Promise<void> {
    const ratification = await this.found(ratificationId);
    if (ratification.status !== 'open' || ratification.version !== version) return;
    const { applicationId, balloted, reference } = ratification;
    for (const voter of await this.agencies.voters(applicationId, balloted, ratification)) {
      await this.writing.writeToEach([voter], {
        key: `ratification/${ratificationId}/${version}`,
        subject: `${reference}: please answer for ${voter.agencyName}`,
        template: 'correspondence/letters/views/ratification-asked.txt.njk',
        model: { ratification, voter },
      });
    }
  }

  /** To the chair, the vice chair and the coordinators, unless the bid is shut to them: how it ended. */
  async tellOfEnd(ratificationId: string): Promise<void> {
    const ratification = await this.found(ratificationId);
    if (ratification.status === 'open') return;
    const decision = await this.decided(ratification.decisionId);
    await this.writing.writeToEach(await this.runners(ratification), {
      key: `ratification/${ratificationId}/${ratification.status}`,
      subject: `${ratification.reference}: ${SUBJECTS[ratification.status]}`,
      template: 'correspondence/letters/views/ratification-ended.txt.njk',
      model: { ratification, decision },
    });
  }

  /** To the coordinators: the parent body has to be asked. */
  async tellOfParent(decisionId: string): Promise<void> {
    const decision = await this.decided(decisionId);
    if (decision.state !== 'with-parent') return;
    const application = await this.applications.byId(decision.applicationId);
    if (!application) throw new Error(`There is no application ${decision.applicationId}`);
    await this.writing.writeToEach(await this.coordinatorsFor(application.id), {
      key: `decision/${decisionId}/for-parent`,
      subject: `${application.reference}: the parent body has to decide`,
      template: 'correspondence/letters/views/decision-for-parent.txt.njk',
      model: { decision, application },
    });
  }

  private async runners({ panelId, applicationId }: RatificationSummary): Promise<Addressee[]> {
    const members = await this.seats.ofPanel(panelId);
    const readers = await this.interests.readersOf(applicationId);
    const chairs = readers.filter(({ id }) =>
      members.some(({ personId, office }) => personId === id && office !== 'member'),
    );
    const coordinators = await this.coordinatorsFor(applicationId);
    return [...chairs, ...coordinators.filter(({ id }) => chairs.every((one) => one.id !== id))];
  }

  private async coordinatorsFor(applicationId: string): Promise<readonly Addressee[]> {
    const coordinators = await this.people.holding('coordinator', null);
    return this.interests.freeAmong(coordinators, applicationId);
  }

  private async found(ratificationId: string): Promise<RatificationSummary> {
    const ratification = await this.ratifications.byId(ratificationId);
    if (!ratification) throw new Error(`There is no ratification ${ratificationId}`);
    return ratification;
  }

  private async decided(decisionId: string): Promise<RecordedDecision> {
    const decision = await this.decisions.byId(decisionId);
    if (!decision) throw new Error(`There is no decision ${decisionId}`);
    return decision;
  }
}

const SUBJECTS = {
  passed: 'the agencies have ratified the recommendation',
  lapsed: 'the recommendation was not ratified',
  void: 'the recommendation was taken back',
} as const;
