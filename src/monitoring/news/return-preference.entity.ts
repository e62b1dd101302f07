import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';

/** How a member of a panel hears of returns. Without a row: of each at once. */
@Entity('return_preference')
@Check('return_preference_weekday_is_one', 'weekday BETWEEN 1 AND 5')
export class ReturnPreference {
  @PrimaryColumn('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'return_preference_person_fk' })
  readonly personId!: string;
  /** The day of the one letter a week, 1 for Monday; null: of each return at once. */
  @Column('smallint', { nullable: true }) readonly weekday!: number | null;
  @Column('timestamptz', { name: 'set_at' }) readonly setAt!: Date;
}
