import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Criterion } from '../../rounds/criterion.entity.js';
import { ScoreSheet } from './score-sheet.entity.js';

/** The points a sheet gives for one criterion, and why. */
@Entity('score')
@Check('score_is_0_to_5', 'points BETWEEN 0 AND 5')
export class Score {
  @PrimaryColumn('uuid', { name: 'sheet_id' })
  @ForeignKey(() => ScoreSheet, { name: 'score_sheet_fk' })
  readonly sheetId!: string;
  @PrimaryColumn('uuid', { name: 'criterion_id' })
  @ForeignKey(() => Criterion, { name: 'score_criterion_fk' })
  readonly criterionId!: string;
  /** Null where the criterion does not apply to the bid: then it is left out of the sheet's mean. */
  @Column('integer', { nullable: true }) readonly points!: number | null;
  @Column('text') readonly reason!: string;
}
