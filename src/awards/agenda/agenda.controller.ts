import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApplicationFlags } from '../../applications/checks/application-flags.queries.js';
import { Clock } from '../../kernel/clock.js';
import { AgencyRecusals } from '../../panels/interests/agency-recusals.queries.js';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Attendances } from '../../panels/meetings/attendance.queries.js';
import { MeetingAccess } from '../../panels/meetings/meeting-access.queries.js';
import { PanelRules } from '../../panels/rule/panel-rules.queries.js';
import { Scores } from '../../panels/scoring/scores.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { DecisionRecords } from '../decision/decision-records.queries.js';
import { RoundMoney } from '../decision/round-money.queries.js';
import { agendaOf } from './agenda.page.js';

/** The meeting at work. It stands here, above the panels, as it shows what the funds can still afford. */
@Controller('meetings/:meetingId')
@Allow('coordinator', 'observer', 'panel-member', 'substitute')
export class AgendaController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly scores: Scores,
    private readonly attendances: Attendances,
    private readonly meetings: Meetings,
    private readonly decisions: DecisionRecords,
    private readonly money: RoundMoney,
    private readonly flags: ApplicationFlags,
    private readonly rules: PanelRules,
    private readonly recusals: AgencyRecusals,
    private readonly clock: Clock,
  ) {}

  @Get()
  async show(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { meeting, mayRun } = await this.access.toRead(meetingId, person);
    const round = { id: meeting.roundId, panelId: meeting.panelId };
    const [rule, ranking, recusals, presences, interests, decisions, funds, all] =
      await Promise.all([
        this.rules.inForce(meeting.panelId),
        this.scores.ranking(round, person),
        this.recusals.ofRound(meeting.roundId),
        this.attendances.ofMeeting(meetingId),
        this.attendances.interestsAt(meetingId),
        this.decisions.ofRound(meeting.roundId),
        this.money.of(meeting.roundId),
        this.meetings.ofRound(meeting.roundId),
      ]);
    if (!ranking) throw new NotFoundException();
    const isStaff = holds(person, 'coordinator') || holds(person, 'observer');
    const open = ranking.bids.flatMap((bid) => (bid.isShut ? [] : [bid.application.id]));
    const now = this.clock.now();
    return page('awards/agenda/views/agenda.njk', {
      meeting,
      rule,
      mayRun: mayRun && meeting.cancelledAt === null && !meeting.isRecordClosed,
      // A member decides on the application; what staff noted about an organisation is not before them.
      flags: Object.fromEntries(isStaff ? await this.flags.of(open) : []),
      isRanked: ranking.isOpen,
      presences,
      maySubstitute: holds(person, 'coordinator') || holds(person, 'panel-member', meeting.panelId),
      isSubstitute: holds(person, 'substitute', meetingId),
      here: presences.filter(({ leftAt }) => leftAt === null).length,
      funds,
      ...agendaOf({
        bids: ranking.bids,
        decisions,
        funds,
        presences,
        interests,
        rule,
        recusals,
        metBefore: all.find(({ startsAt }) => startsAt < meeting.startsAt)?.startsAt ?? null,
        startsAt: meeting.startsAt,
        now,
      }),
    });
  }
}
