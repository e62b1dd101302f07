import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MailMessage } from './mail-message.entity.js';

const SHOWN = 200;

@Injectable()
export class LocalOutboxQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** The newest first, and how many there are in all. */
  async newest(): Promise<readonly [readonly MailMessage[], number]> {
    return this.dataSource.manager.findAndCount(MailMessage, {
      select: { id: true, toAddress: true, subject: true, writtenAt: true },
      order: { writtenAt: 'DESC', id: 'DESC' },
      take: SHOWN,
    });
  }

  async byId(id: string): Promise<MailMessage | null> {
    return this.dataSource.manager.findOneBy(MailMessage, { id });
  }
}
