import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../kernel/london.js';
import type { Pence } from '../kernel/pence.js';
import { Person } from '../people/person.entity.js';
import { penceColumn } from '../platform/database/pence.column.js';
import type { Judging, ScoresSeen } from './judging/judging.rules.js';

/** What is on offer: by which panel, from when to when and how much. What is asked is its form's to say. */
@Entity('round')
@Index('round_by_closing', ['closesAt'])
@Index('round_by_day_of_scores', ['scoreBy'])
@Unique('round_once_per_slug', ['slug'])
@Check('round_smallest_is_positive', 'smallest_pence > 0')
@Check('round_largest_not_below_smallest', 'largest_pence >= smallest_pence')
@Check('round_signatories_are_one_or_two', 'signatories BETWEEN 1 AND 2')
@Check('round_offer_days_are_sane', 'offer_days BETWEEN 7 AND 180')
@Check('round_grace_is_short', 'grace_minutes BETWEEN 0 AND 240')
@Check('round_closes_after_it_opens', 'closes_at > opens_at')
@Check('round_scores_seen_is_known', `scores_seen IN ('own-first', 'at-meeting', 'always')`)
@Check('round_contested_is_a_spread', 'contested_hundredths BETWEEN 1 AND 500')
export class Round implements Judging {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** Its name in addresses: `winter-resilience-2026`. */
  @Column('text') readonly slug!: string;
  @Column('text') readonly title!: string;
  @Column('text') readonly summary!: string;
  /** The panel's key by name: panels stand above rounds, and are not imported here. */
  @Column('uuid', { name: 'panel_id' })
  @ForeignKey('Panel', { name: 'round_panel_fk' })
  @ForeignKey('Panel', { name: 'round_panel_fk' })
  readonly panelId!: string;
  /** From this instant, up to and not including `closesAt`, applications are taken. */
  @Column('timestamptz', { name: 'opens_at' }) readonly opensAt!: Date;
  @Column('timestamptz', { name: 'closes_at' }) readonly closesAt!: Date;
  /** For so long after a deadline, which pages show as passed, what arrives is still taken. */
  @Column('integer', { name: 'grace_minutes', default: 0 }) readonly graceMinutes!: number;
  /** The last day for scores. */
  @Column('date', { name: 'score_by' }) readonly scoreBy!: LondonDate;
  @Column({ ...penceColumn, name: 'smallest_pence' }) readonly smallestPence!: Pence;
  @Column({ ...penceColumn, name: 'largest_pence' }) readonly largestPence!: Pence;
  /** How many months after acceptance each monitoring return is due, earliest first. */
  @Column('integer', { name: 'return_months', array: true }) readonly returnMonths!: number[];
  /** How many people of an organisation sign its agreement, each with a sign-in of their own: 1 or 2. */
  @Column('smallint', { default: 2 }) readonly signatories!: number;
  /** So many days after its release an offer ends; on the next working day when that is none. */
  @Column('smallint', { name: 'offer_days', default: 28 }) readonly offerDays!: number;
  /** A second signatory must certify an application before another submits it. */
  @Column('boolean', { name: 'needs_second_signatory', default: false })
  readonly needsSecondSignatory!: boolean;
  /** Only organisations that are invited may apply; the list of rounds doesn't show it. */
  @Column('boolean', { name: 'is_by_invitation', default: false })
  readonly isByInvitation!: boolean;
  /** What its panel decides is told the organisations in that moment; else it is held until somebody releases it. */
  @Column('boolean', { name: 'tells_at_once', default: false })
  readonly tellsAtOnce!: boolean;
  /** When members see what others gave a bid; frozen, like the two below, once the round is open. */
  @Column('text', { name: 'scores_seen', default: 'own-first' }) readonly scoresSeen!: ScoresSeen;
  /** Until the meeting begins, members read the bids without the names of those who applied. */
  @Column('boolean', { name: 'hides_applicants', default: false })
  readonly hidesApplicants!: boolean;
  /** The standard deviation from which a bid is contested, in hundredths of a point. */
  @Column('integer', { name: 'contested_hundredths', default: 100 })
  readonly contestedHundredths!: number;
  @Column('timestamptz', { name: 'opened_at' }) readonly openedAt!: Date;
  @Column('uuid', { name: 'opened_by' })
  @ForeignKey(() => Person, { name: 'round_opened_by_fk' })
  readonly openedBy!: string;
}
