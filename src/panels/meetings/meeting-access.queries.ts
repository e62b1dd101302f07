import { Injectable, NotFoundException } from '@nestjs/common';
import { holds, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Seats } from '../membership/seats.queries.js';
import { Meetings, type MeetingSummary } from './meetings.queries.js';
import { Substitutes } from './substitutes/substitutes.queries.js';

export interface MeetingForPerson {
  readonly meeting: MeetingSummary;
  /** The chair, the vice chair and the coordinator: they record who is there and what is decided. */
  readonly mayRun: boolean;
}

/** Which meetings there are for a person. */
@Injectable()
export class MeetingAccess {
  constructor(
    private readonly meetings: Meetings,
    private readonly seats: Seats,
    private readonly substitutes: Substitutes,
  ) {}

  /**
   * @throws NotFoundException unless they sit on the panel, are a substitute at this very meeting and its day isn't
   * over, or are the coordinator or an observer.
   */
  async toRead(meetingId: string, person: SignedInPerson): Promise<MeetingForPerson> {
    const meeting = await this.meetings.byId(meetingId);
    if (!meeting) throw new NotFoundException();
    const seat = await this.seats.on(meeting.panelId, person.id);
    const isCoordinator = holds(person, 'coordinator');
    const isReader = seat !== undefined || isCoordinator || holds(person, 'observer');
    if (!isReader && !(await this.substitutes.isAt(meetingId, person.id))) {
      throw new NotFoundException();
    }
    const isChair = seat !== undefined && seat.office !== 'member';
    return { meeting, mayRun: isCoordinator || isChair };
  }

  /** Whether `toRead` would show it. */
  async mayRead(meetingId: string, person: SignedInPerson): Promise<boolean> {
    try {
      await this.toRead(meetingId, person);
      return true;
    } catch (problem) {
      if (problem instanceof NotFoundException) return false;
      throw problem;
    }
  }

  /** @throws NotFoundException unless they chair the panel, or are the coordinator. */
  async toRun(meetingId: string, person: SignedInPerson): Promise<MeetingSummary> {
    const { meeting, mayRun } = await this.toRead(meetingId, person);
    if (!mayRun) throw new NotFoundException();
    return meeting;
  }
}
