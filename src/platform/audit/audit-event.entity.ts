import { Column, Entity, PrimaryGeneratedColumn, Unique } from 'typeorm';

/**
 * Who did what to what, when, and from which state to which. Append-only and hash-chained for each
 * subject by triggers: a changed or missing row is found by `almoner verify`.
 */
@Entity('audit_event')
@Unique('audit_event_once_per_place', ['subject', 'place'])
export class AuditEvent {
  @PrimaryGeneratedColumn('identity', { type: 'bigint', generatedIdentity: 'ALWAYS' })
  readonly id!: string;
  /** `application/<id>`: the thing whose life this is a line of. */
  @Column('text') readonly subject!: string;
  /** 1, 2, 3 … within the subject; given by the database. */
  @Column('integer') readonly place!: number;
  /** `submitted`, `decided`: a verb of the panel's. */
  @Column('text') readonly act!: string;
  /** Null when the house itself acted, by the clock. */
  @Column('uuid', { name: 'person_id', nullable: true }) readonly personId!: string | null;
  @Column('timestamptz') readonly at!: Date;
  @Column('jsonb') readonly detail!: Readonly<Record<string, string | number | boolean | null>>;
  @Column('bytea') readonly hash!: Buffer;
}
