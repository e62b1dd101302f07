import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { RoundWords } from './round-words.entity.js';

@Injectable()
export class RoundWordsQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** What the round's page says today; undefined when it says no more than the round was opened with. */
  async of(roundId: string): Promise<RoundWords | undefined> {
    const latest = await this.dataSource.manager.findOne(RoundWords, {
      where: { roundId },
      order: { version: 'DESC' },
    });
    return latest ?? undefined;
  }
}
