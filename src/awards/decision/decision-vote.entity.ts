import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Agency } from '../../panels/membership/agency.entity.js';
import type { Vote } from '../../panels/meetings/voting.rules.js';
import { Decision } from './decision.entity.js';

/** How an agency voted on a decision at the meeting. Append-only, by the database. */
@Entity('decision_vote')
@Check('decision_vote_is_known', `vote IN ('for', 'against', 'abstain')`)
export class DecisionVote {
  @PrimaryColumn('uuid', { name: 'decision_id' })
  @ForeignKey(() => Decision, { name: 'decision_vote_decision_fk' })
  readonly decisionId!: string;
  @PrimaryColumn('uuid', { name: 'agency_id' })
  @ForeignKey(() => Agency, { name: 'decision_vote_agency_fk' })
  readonly agencyId!: string;
  @Column('text') readonly vote!: Vote;
}
