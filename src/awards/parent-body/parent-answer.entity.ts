import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import type { ParentsWord } from '../decision/outcome.rules.js';
import { Decision } from '../decision/decision.entity.js';

/** What the parent body said about a recommendation above the panel's limit. Append-only, by the database. */
@Entity('parent_answer')
@Unique('parent_answer_once_per_decision', ['decisionId'])
@Check('parent_answer_is_known', `answer IN ('agreed', 'refused')`)
export class ParentAnswer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'decision_id' })
  @ForeignKey(() => Decision, { name: 'parent_answer_decision_fk' })
  readonly decisionId!: string;
  @Column('text') readonly answer!: ParentsWord;
  @Column('date', { name: 'answered_on' }) readonly answeredOn!: LondonDate;
  /** Where it is written: a minute, an e-mail of the chair's. */
  @Column('text') readonly evidence!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
  @Column('uuid', { name: 'recorded_by' })
  @ForeignKey(() => Person, { name: 'parent_answer_recorded_by_fk' })
  readonly recordedBy!: string;
}
