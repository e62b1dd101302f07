import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';

/**
 * A reminder that was written: of what, at which step, and by which messages. What is to be written next is planned
 * from the facts each time and stored nowhere.
 */
@Entity('reminder')
@Index('reminder_once_a_day', ['kind', 'about', 'dueOn', 'writtenOn'], {
  unique: true,
  where: 'withdrawn_at IS NULL',
})
@Index('reminder_once_a_step', ['kind', 'about', 'dueOn', 'step'], {
  unique: true,
  where: 'withdrawn_at IS NULL AND asked_by IS NULL',
})
@Check('reminder_step_is_named', `step <> ''`)
export class Reminder {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** The name of its kind. */
  @Column('text') readonly kind!: string;
  /** What is owed, by its id within the kind. */
  @Column('text') readonly about!: string;
  /** The day it was due by then: when that day is moved, its steps begin anew. */
  @Column('date', { name: 'due_on' }) readonly dueOn!: LondonDate;
  /** `28-days-before`; `asked` when a person wanted it. */
  @Column('text') readonly step!: string;
  @Column('date', { name: 'written_on' }) readonly writtenOn!: LondonDate;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  /** Who wanted it written; null when its step had come. */
  @Column('uuid', { name: 'asked_by', nullable: true })
  @ForeignKey(() => Person, { name: 'reminder_asked_by_fk' })
  readonly askedBy!: string | null;
  /** The keys of its messages; none when everybody had turned the kind off. */
  @Column('text', { name: 'mail_keys', array: true }) readonly mailKeys!: readonly string[];
  /** Nothing of it had left when what it is about was done. */
  @Column('timestamptz', { name: 'withdrawn_at', nullable: true })
  readonly withdrawnAt!: Date | null;
}
