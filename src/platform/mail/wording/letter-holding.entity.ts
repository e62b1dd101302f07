import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Whether letters of a kind wait for somebody to look at them before they leave. A kind without a row does not. */
@Entity('letter_holding')
export class LetterHolding {
  @PrimaryColumn('text') readonly kind!: string;
  @Column('boolean', { name: 'is_held' }) readonly isHeld!: boolean;
  @Column('timestamptz', { name: 'changed_at' }) readonly changedAt!: Date;
  @Column('uuid', { name: 'changed_by' }) readonly changedBy!: string;
}
