import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';
import { Award } from '../award.entity.js';
import type { AgreedParticulars } from './agreement-text.rules.js';

/**
 * An agreement as it was made: the very text that is signed, and what of it others count with. A changed one is
 * another number; the highest is in force. Append-only, by the database.
 */
@Entity('award_agreement')
@Unique('award_agreement_of_one_text', ['awardId', 'number', 'sha256'])
@Check('award_agreement_number_is_positive', 'number > 0')
@Check('award_agreement_terms_version_is_sane', 'terms_version >= 0')
@Check('award_agreement_amount_is_positive', 'amount_pence > 0')
@Check('award_agreement_says_something', `text <> ''`)
@Check('award_agreement_sha256_is_whole', `sha256 ~ '^[0-9a-f]{64}$'`)
@Check('award_agreement_ends_after_it_starts', 'ends_on >= starts_on')
export class AwardAgreement {
  @PrimaryColumn('uuid', { name: 'award_id' })
  @ForeignKey(() => Award, { name: 'award_agreement_award_fk' })
  readonly awardId!: string;
  /** 1 for the first. */
  @PrimaryColumn('integer') readonly number!: number;
  /** Of its panel's terms; 0 for the house's own. */
  @Column('integer', { name: 'terms_version' }) readonly termsVersion!: number;
  @Column({ ...penceColumn, name: 'amount_pence' }) readonly amountPence!: Pence;
  /** What the grant is for. */
  @Column('text') readonly title!: string;
  /** Between which days it is spent, Europe/London; null where that was left open. */
  @Column('date', { name: 'starts_on', nullable: true }) readonly startsOn!: LondonDate | null;
  @Column('date', { name: 'ends_on', nullable: true }) readonly endsOn!: LondonDate | null;
  @Column('jsonb') readonly particulars!: AgreedParticulars;
  /** A paragraph a line; a line that begins with `# ` is a heading. */
  @Column('text') readonly text!: string;
  /** Of the text in UTF-8, hexadecimal. */
  @Column('text') readonly sha256!: string;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
  /** Null when the house made it, as the offer was released. */
  @Column('uuid', { name: 'made_by', nullable: true })
  @ForeignKey(() => Person, { name: 'award_agreement_made_by_fk' })
  readonly madeBy!: string | null;
}
