import { Check, Column, Entity, ForeignKey, Index, PrimaryGeneratedColumn, Unique } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import type { Pence } from '../../kernel/pence.js';
import { Organisation } from '../../organisations/organisation.entity.js';
import { Person } from '../../people/person.entity.js';
import { penceColumn } from '../../platform/database/pence.column.js';

export type GiftAnswer = 'accepted' | 'declined';

/** A gift or hospitality that a member was offered. Never edited: what was wrong is followed by another that says so. */
@Entity('gift_offer')
@Unique('gift_offer_once', ['formKey'])
@Unique('gift_offer_corrected_once', ['corrects'])
@Check('gift_offer_says_what', `what <> ''`)
@Check('gift_offer_names_a_body', `body <> ''`)
@Check('gift_offer_value_is_positive', 'value_pence > 0')
@Check('gift_offer_answer_is_known', `answer IN ('accepted', 'declined')`)
@Check('gift_offer_says_why', `reason <> ''`)
@Check('gift_offer_corrects_another', 'corrects <> id')
@Check('gift_offer_correction_is_explained', '(corrects IS NULL) = (correction IS NULL)')
@Index('gift_offer_person', ['personId'])
export class GiftOffer {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  /** Who was offered it, and records it. */
  @Column('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'gift_offer_person_fk' })
  readonly personId!: string;
  @Column('text') readonly what!: string;
  /** Who offered it. */
  @Column('text') readonly body!: string;
  /** The same body as an organisation that may apply; null for none known. */
  @Column('uuid', { name: 'organisation_id', nullable: true })
  @ForeignKey(() => Organisation, { name: 'gift_offer_organisation_fk' })
  readonly organisationId!: string | null;
  /** What it is worth, or about. */
  @Column({ ...penceColumn, name: 'value_pence' }) readonly valuePence!: Pence;
  @Column('date', { name: 'offered_on' }) readonly offeredOn!: LondonDate;
  @Column('text') readonly answer!: GiftAnswer;
  /** Why it was accepted or declined. */
  @Column('text') readonly reason!: string;
  /** The record that this one takes the place of; null for a first one. */
  @Column('uuid', { nullable: true })
  @ForeignKey('GiftOffer', { name: 'gift_offer_corrects_fk' })
  readonly corrects!: string | null;
  /** What was wrong with that; null for a first one. */
  @Column('text', { nullable: true }) readonly correction!: string | null;
  /** Of the form it was written in: sent twice, it is one record. */
  @Column('uuid', { name: 'form_key' }) readonly formKey!: string;
  @Column('timestamptz', { name: 'recorded_at' }) readonly recordedAt!: Date;
}
