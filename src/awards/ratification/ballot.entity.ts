import { Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Agency } from '../../panels/membership/agency.entity.js';
import { RatificationOfDecision } from './ratification.entity.js';

/** An agency that is asked to ratify: it could vote on the item, and did not at the meeting. Append-only. */
@Entity('ballot')
export class Ballot {
  @PrimaryColumn('uuid', { name: 'ratification_id' })
  @ForeignKey(() => RatificationOfDecision, { name: 'ballot_ratification_fk' })
  readonly ratificationId!: string;
  @PrimaryColumn('uuid', { name: 'agency_id' })
  @ForeignKey(() => Agency, { name: 'ballot_agency_fk' })
  readonly agencyId!: string;
}
