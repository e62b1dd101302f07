import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Person } from '../../people/person.entity.js';
import { RatificationOfDecision } from './ratification.entity.js';

/** Exactly what is ratified. A change is a new version, and takes the answers to the one before away. Append-only. */
@Entity('ratification_text')
@Check('ratification_text_version_is_positive', 'version > 0')
@Check('ratification_text_sha256_is_one', `sha256 ~ '^[0-9a-f]{64}$'`)
export class RatificationText {
  @PrimaryColumn('uuid', { name: 'ratification_id' })
  @ForeignKey(() => RatificationOfDecision, { name: 'ratification_text_ratification_fk' })
  readonly ratificationId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  @Column('text') readonly minute!: string;
  /** '' when there are none. */
  @Column('text') readonly conditions!: string;
  /** The whole of it, as the message and the page show it. */
  @Column('text') readonly text!: string;
  /** Of the text, hexadecimal. An answer names the one it was given to. */
  @Column('text') readonly sha256!: string;
  /** Why it was changed; '' for the first. */
  @Column('text') readonly reason!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'ratification_text_written_by_fk' })
  readonly writtenBy!: string;
}
