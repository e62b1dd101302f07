import { Check, Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { Panel } from '../../../panels/membership/panel.entity.js';
import { Person } from '../../../people/person.entity.js';

/**
 * The terms on which a panel gives its grants, in versions: the last is in every agreement made from then on. A panel
 * that has written none uses the house's own, which is version 0. Append-only, by the database.
 */
@Entity('agreement_terms')
@Check('agreement_terms_version_is_positive', 'version > 0')
@Check('agreement_terms_say_something', `text <> ''`)
export class AgreementTerms {
  @PrimaryColumn('uuid', { name: 'panel_id' })
  @ForeignKey(() => Panel, { name: 'agreement_terms_panel_fk' })
  readonly panelId!: string;
  @PrimaryColumn('integer') readonly version!: number;
  /** A paragraph a line; a line that begins with `# ` is a heading. */
  @Column('text') readonly text!: string;
  @Column('timestamptz', { name: 'written_at' }) readonly writtenAt!: Date;
  @Column('uuid', { name: 'written_by' })
  @ForeignKey(() => Person, { name: 'agreement_terms_written_by_fk' })
  readonly writtenBy!: string;
}
