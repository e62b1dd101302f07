import { Injectable } from '@nestjs/common';
import { Interests } from '../panels/interests/interests.queries.js';
import { Seats } from '../panels/membership/seats.queries.js';
import { holds, subjectsOf, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { Rounds } from '../rounds/rounds.queries.js';
import { Awards, type AwardSummary } from './awards.queries.js';
import { PanelReaders } from './panel-readers.queries.js';

/** Whoever looks after all awards. */
const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

/** An award, and what the person who reads it is to it. */
export interface ReadAward {
  readonly award: AwardSummary;
  /** `former`: of an organisation that held it and handed it on. Theirs before anything else: staff who are the organisation's own people read what it reads. */
  readonly as: 'organisation' | 'former' | 'staff' | 'panel';
}

/** Awards by who may read them: their organisation once they are offered, staff, the panel that decided. Nobody with a pecuniary interest. */
@Injectable()
export class AwardReaders {
  constructor(
    private readonly awards: Awards,
    private readonly interests: Interests,
    private readonly panelReaders: PanelReaders,
    private readonly rounds: Rounds,
    private readonly seats: Seats,
  ) {}

  /** Undefined when there is no such award, or not for this person. */
  async find(person: SignedInPerson, awardId: string): Promise<ReadAward | undefined> {
    const award = await this.awards.byId(awardId);
    if (!award) return undefined;
    const own = [...subjectsOf(person, 'contact'), ...subjectsOf(person, 'second-signatory')];
    if (own.includes(award.organisationId)) {
      return award.status === 'held' ? undefined : { award, as: 'organisation' };
    }
    if (award.formerOrganisationIds.some((id) => own.includes(id))) return { award, as: 'former' };
    if (await this.interests.hasPecuniary(person.id, award.applicationId)) return undefined;
    if (STAFF.some((role) => holds(person, role))) return { award, as: 'staff' };
    const isReader =
      holds(person, 'panel-member') &&
      (await this.panelReaders.include(person.id, award.applicationId));
    return isReader ? { award, as: 'panel' } : undefined;
  }

  /** Whether they may take an offer back for the panel: its coordinator, or who chairs it. */
  async speaksForPanel(person: SignedInPerson, { award, as }: ReadAward): Promise<boolean> {
    if (as === 'organisation' || as === 'former') return false;
    if (as === 'staff') return holds(person, 'coordinator');
    const round = await this.rounds.byId(award.roundId);
    return round !== undefined && this.seats.isChair(round.panelId, person.id);
  }
}
