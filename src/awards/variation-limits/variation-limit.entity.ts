import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { Pence } from '../../kernel/pence.js';
import { Panel } from '../../panels/membership/panel.entity.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import type { Office, VariationLimits } from './variation-limit.rules.js';

/** A version of who decides which changes of a panel's awards. Append-only; the highest version is in force. */
@Entity('variation_limit')
@Check('variation_limit_version_is_positive', 'version >= 1')
@Check('variation_limit_office_is_known', `purpose_office IN ('coordinator', 'chair', 'panel')`)
@Check(
  'variation_limit_rises',
  'coordinator_pence BETWEEN 0 AND chair_pence AND coordinator_months BETWEEN 0 AND chair_months',
)
export class VariationLimit implements VariationLimits {
  @PrimaryColumn('uuid', { name: 'panel_id' })
  @ForeignKey(() => Panel, { name: 'variation_limit_panel_fk' })
  readonly panelId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column({ ...penceColumn, name: 'coordinator_pence' }) readonly coordinatorPence!: Pence;
  @Column({ ...penceColumn, name: 'chair_pence' }) readonly chairPence!: Pence;
  @Column('integer', { name: 'coordinator_months' }) readonly coordinatorMonths!: number;
  @Column('integer', { name: 'chair_months' }) readonly chairMonths!: number;
  @Column('text', { name: 'purpose_office' }) readonly purposeOffice!: Office;
  /** Where it is written: the terms of reference, a minute. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
  @Column('uuid', { name: 'set_by' })
  @ForeignKey(() => Person, { name: 'variation_limit_set_by_fk' })
  readonly setBy!: string;
}
