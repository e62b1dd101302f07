import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LondonDate } from '../../kernel/london.js';
import { Person } from '../../people/person.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** That a member hears of a return: of each time it is sent, once. */
@Entity('return_news')
@Index('return_news_to_tell', ['personId'], { where: 'told_at IS NULL' })
export class ReturnNews {
  @PrimaryColumn('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_news_return_fk' })
  readonly returnId!: string;
  /** 1 for the first time it was sent. */
  @PrimaryColumn('integer') readonly number!: number;
  @PrimaryColumn('uuid', { name: 'person_id' })
  @ForeignKey(() => Person, { name: 'return_news_person_fk' })
  readonly personId!: string;
  @Column('date', { name: 'came_on' }) readonly cameOn!: LondonDate;
  /** When the letter was written; null while it waits for the week's. */
  @Column('timestamptz', { name: 'told_at', nullable: true }) readonly toldAt!: Date | null;
}
