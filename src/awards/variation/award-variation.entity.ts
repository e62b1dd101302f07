import { Check, Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { Award } from '../award.entity.js';
import type { Office } from '../variation-limits/variation-limit.rules.js';
import type { CameBy, Terms, VariationKind, VariationStatus } from './variation.js';

/** A change of an award that somebody asked for: what was agreed before, what they want, and who decided it. */
@Entity('award_variation')
@Unique('award_variation_once_per_number', ['awardId', 'number'])
@Unique('award_variation_once_per_form', ['formKey'])
@Check('award_variation_number_is_positive', 'number >= 1')
@Check(
  'award_variation_kind_is_known',
  `kind IN ('budget', 'dates', 'purpose', 'name', 'reduction')`,
)
@Check(
  'award_variation_status_is_known',
  `status IN ('asked', 'withdrawn', 'approved', 'declined')`,
)
@Check('award_variation_came_by_is_known', `came_by IN ('organisation', 'on-behalf', 'panel')`)
@Check('award_variation_moves_no_less_than_nothing', 'moved_pence >= 0')
@Check('award_variation_moves_no_less_than_no_month', 'moved_months >= 0')
@Check('award_variation_has_a_reason', `reason <> ''`)
@Check('award_variation_office_is_known', `office IN ('coordinator', 'chair', 'panel')`)
@Check(
  'award_variation_settled_whole',
  `(status = 'asked') = (settled_at IS NULL) AND (status = 'asked') = (settled_by IS NULL)
    AND (status = 'asked') = (settled_reason IS NULL)`,
)
@Check(
  'award_variation_decided_in_an_office',
  `(status IN ('approved', 'declined')) = (office IS NOT NULL)`,
)
@Check(
  'award_variation_decided_by_another',
  `status NOT IN ('approved', 'declined') OR settled_by <> asked_by`,
)
@Check('award_variation_panel_met', `(office IS NOT DISTINCT FROM 'panel') = (met_on IS NOT NULL)`)
export class AwardVariation {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_variation_award_fk' })
  readonly awardId!: string;
  /** 1 for the first of the award. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly kind!: VariationKind;
  @Column('text') readonly status!: VariationStatus;
  @Column('text', { name: 'came_by' }) readonly cameBy!: CameBy;
  @Column('jsonb') readonly before!: Terms;
  @Column('jsonb') readonly after!: Terms;
  /** What the limit of who decides is read by. */
  @Column({ ...penceColumn, name: 'moved_pence' }) readonly movedPence!: Pence;
  @Column('integer', { name: 'moved_months' }) readonly movedMonths!: number;
  @Column('text') readonly reason!: string;
  /** A paper that came with it. */
  @Column('uuid', { name: 'file_id', nullable: true })
  @ForeignKey(() => StoredFile, { name: 'award_variation_file_fk' })
  readonly fileId!: string | null;
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  @Column('uuid', { name: 'asked_by' })
  @ForeignKey(() => Person, { name: 'award_variation_asked_by_fk' })
  readonly askedBy!: string;
  /** When it was decided, or taken back. */
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_variation_settled_by_fk' })
  readonly settledBy!: string | null;
  /** '' for none. */
  @Column('text', { name: 'settled_reason', nullable: true })
  readonly settledReason!: string | null;
  /** Who decided it: the one that the limits in force asked for. */
  @Column('text', { nullable: true }) readonly office!: Office | null;
  /** Of those limits; null where none had been set. */
  @Column('integer', { name: 'limit_version', nullable: true })
  readonly limitVersion!: number | null;
  /** The day of the meeting at which the panel decided. */
  @Column('date', { name: 'met_on', nullable: true }) readonly metOn!: LondonDate | null;
}
