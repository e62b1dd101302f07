import { Column, Entity, ForeignKey, PrimaryGeneratedColumn, Unique } from 'typeorm';
import { StoredFile } from '../../platform/files/stored-file.entity.js';
import { MonitoringReturn } from '../monitoring-return.entity.js';

/** A return as the panel gets it, printed once for each time it was sent. */
@Entity('return_pack')
@Unique('return_pack_once_per_sending', ['returnId', 'number'])
export class ReturnPack {
  @PrimaryGeneratedColumn('uuid') readonly id!: string;
  @Column('uuid', { name: 'return_id' })
  @ForeignKey(() => MonitoringReturn, { name: 'return_pack_return_fk' })
  readonly returnId!: string;
  /** 1 for the first time it was sent. */
  @Column('integer') readonly number!: number;
  @Column('uuid', { name: 'file_id' })
  @ForeignKey(() => StoredFile, { name: 'return_pack_file_fk' })
  readonly fileId!: string;
  @Column('timestamptz', { name: 'made_at' }) readonly madeAt!: Date;
}
