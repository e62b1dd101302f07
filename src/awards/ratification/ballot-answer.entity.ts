import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { Vote } from '../../panels/meetings/voting.rules.js';
import { Person } from '../../people/person.entity.js';
import { Ballot } from './ballot.entity.js';

/** What somebody answered for their agency. Every one is kept; which counts, the rules say. Append-only. */
@Entity('ballot_answer')
@Unique('ballot_answer_once_per_number', ['ratificationId', 'number'])
@ForeignKey(() => Ballot, ['ratificationId', 'agencyId'], ['ratificationId', 'agencyId'], {
  name: 'ballot_answer_is_to_a_ballot',
})
@Check('ballot_answer_number_is_positive', 'number > 0')
@Check('ballot_answer_vote_is_known', `vote IN ('for', 'against', 'abstain')`)
export class GivenBallotAnswer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'ratification_id' }) readonly ratificationId!: string;
  @Column('uuid', { name: 'agency_id' }) readonly agencyId!: string;
  /** In the order in which they came, over all agencies. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly vote!: Vote;
  @Column('text', { name: 'text_sha256' }) readonly textSha256!: string;
  /** It came when nothing could count any more. */
  @Column('boolean', { name: 'is_late' }) readonly isLate!: boolean;
  @Column('timestamptz', { name: 'answered_at' }) readonly answeredAt!: Date;
  @Column('uuid', { name: 'answered_by' })
  @ForeignKey(() => Person, { name: 'ballot_answer_answered_by_fk' })
  readonly answeredBy!: string;
}
