import { Column, Entity, Index, PrimaryGeneratedColumn } from 'typeorm';

/** Something that has happened and has consequences: written with its cause, relayed to the queues after the commit. */
@Entity('outbox')
export class OutboxMessage {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id!: string;
  @Column('text') readonly event!: string;
  @Column('jsonb') readonly payload!: Readonly<Record<string, string>>;
  @Column('timestamptz', { name: 'added_at' }) readonly addedAt!: Date;

  @Index('outbox_waiting', { where: 'relayed_at IS NULL' })
  @Column('timestamptz', { name: 'relayed_at', nullable: true })
  readonly relayedAt!: Date | null;
}
