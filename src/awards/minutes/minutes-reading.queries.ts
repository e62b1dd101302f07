import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Interests } from '../../panels/interests/interests.queries.js';
import { MinutesFactsQueries } from './minutes-facts.queries.js';
import { MinutesRecords, type MinutesRecord } from './minutes-records.queries.js';
import { minutesOf, type MinutesText } from './minutes.rules.js';
import { bidsIn, readableTo, type ReadableMinutes } from './readable.rules.js';

export interface MinutesForPerson {
  readonly minutes: ReadableMinutes;
  /** Undefined for a draft. */
  readonly record: Omit<MinutesRecord, 'text' | 'amendments'> | undefined;
}

/** The minutes of a meeting as one person may read them. Whether they may read any, `MeetingAccess` says. */
@Injectable()
export class MinutesReading {
  constructor(
    private readonly dataSource: DataSource,
    private readonly facts: MinutesFactsQueries,
    private readonly records: MinutesRecords,
    private readonly interests: Interests,
  ) {}

  /** Undefined until they are issued. */
  async issued(meetingId: string, personId: string): Promise<MinutesForPerson | undefined> {
    const found = await this.records.ofMeeting(meetingId);
    if (!found) return undefined;
    const { text, amendments, ...record } = found;
    const shut = await this.shutTo(personId, text);
    return { minutes: readableTo(text, amendments, shut), record };
  }

  /** As they would be issued now. */
  async draft(meetingId: string, personId: string): Promise<MinutesForPerson> {
    const text = minutesOf(await this.facts.of(this.dataSource.manager, meetingId));
    const shut = await this.shutTo(personId, text);
    return { minutes: readableTo(text, [], shut), record: undefined };
  }

  /** Those of the bids that are shut to this person, of whichever round. */
  private async shutTo(personId: string, text: MinutesText): Promise<ReadonlySet<string>> {
    const rounds = await this.dataSource.query<{ id: string }[]>(
      'SELECT DISTINCT round_id AS id FROM application WHERE id = ANY($1)',
      [bidsIn(text)],
    );
    const shut = await Promise.all(rounds.map(({ id }) => this.interests.shutTo(personId, id)));
    return new Set(shut.flatMap((ids) => [...ids]));
  }
}
