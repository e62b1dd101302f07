import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

export type DueChangeStatus = 'asked' | 'made' | 'declined';

/** Another day for a return: asked by its organisation and settled by a coordinator, or both at once by a coordinator. */
@Entity('return_due_change')
@Unique('return_due_change_once_per_number', ['returnId', 'number'])
@Index('return_due_change_once_while_asked', ['returnId'], {
  unique: true,
  where: `status = 'asked'`,
})
@Check('return_due_change_status_is_known', `status IN ('asked', 'made', 'declined')`)
@Check('return_due_change_moves', 'from_due_on <> to_due_on')
@Check('return_due_change_has_a_reason', `reason <> ''`)
@Check(
  'return_due_change_settled_whole',
  `(status = 'asked') = (settled_at IS NULL)
    AND (settled_at IS NULL) = (settled_by IS NULL) AND (settled_at IS NULL) = (settled_reason IS NULL)`,
)
export class ReturnDueChange {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_due_change_return_fk' })
  readonly returnId!: string;
  /** 1 for the first of the return. */
  @Column('integer') readonly number!: number;
  @Column('text') readonly status!: DueChangeStatus;
  @Column('date', { name: 'from_due_on' }) readonly fromDueOn!: LondonDate;
  @Column('date', { name: 'to_due_on' }) readonly toDueOn!: LondonDate;
  /** Why, in the words of whoever asked. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'asked_at' }) readonly askedAt!: Date;
  @Column('uuid', { name: 'asked_by' })
  @ForeignKey(() => Person, { name: 'return_due_change_asked_by_fk' })
  readonly askedBy!: string;
  @Column('timestamptz', { name: 'settled_at', nullable: true }) readonly settledAt!: Date | null;
  @Column('uuid', { name: 'settled_by', nullable: true })
  @ForeignKey(() => Person, { name: 'return_due_change_settled_by_fk' })
  readonly settledBy!: string | null;
  /** The coordinator's words; '' when a coordinator made the change unasked. */
  @Column('text', { name: 'settled_reason', nullable: true })
  readonly settledReason!: string | null;
}
