import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/**
 * Something that has happened and has consequences: written with its cause, relayed to the queues after
 * the commit, and handled once all of its consequences have followed.
 */
@Entity('outbox')
export class OutboxMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id!: string;
  @Column('text') readonly event!: string;
  @Column('jsonb') readonly payload!: Readonly<Record<string, string>>;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;

  /** When it was last given to the queue, or seen there. */
  @Index('outbox_waiting', { where: 'relayed_at IS NULL' })
  @Index('outbox_unhandled', { where: 'handled_at IS NULL' })
  @Column('timestamptz', { name: 'relayed_at', nullable: true })
  readonly relayedAt!: Date | null;

  /** When its job had done everything, or a person dropped it. */
  @Column('timestamptz', { name: 'handled_at', nullable: true })
  readonly handledAt!: Date | null;
}
