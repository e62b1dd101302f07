import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';
import type { ConsentScope } from './consent.rules.js';

/** Who may be shown the photographs of a return: as far and as long as the people in them agreed. */
@Entity('story_consent')
@Check('story_consent_scope_is_known', `scope IN ('panel', 'funder', 'public')`)
@Check('story_consent_is_somebodys', `whose <> ''`)
@Check(
  'story_consent_withdrawn_whole',
  '(withdrawn_at IS NULL) = (withdrawn_by IS NULL) AND (withdrawn_at IS NULL) = (reason IS NULL)',
)
export class StoryConsent {
  @PrimaryColumn('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'story_consent_return_fk' })
  readonly returnId!: string;
  @Column('text') readonly scope!: ConsentScope;
  /** As the organisation wrote it: who agreed, and for whom. */
  @Column('text') readonly whose!: string;
  /** The last day, Europe/London. */
  @Column('date', { name: 'lasts_until' }) readonly lastsUntil!: LondonDate;
  @Column('timestamptz', { name: 'given_at' }) readonly givenAt!: Date;
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  readonly withdrawnAt!: Date | null;
  @Column('uuid', { name: 'withdrawn_by', nullable: true })
  @ForeignKey(() => Person, { name: 'story_consent_withdrawn_by_fk' })
  readonly withdrawnBy!: string | null;
  @Column('text', { nullable: true }) readonly reason!: string | null;
}
