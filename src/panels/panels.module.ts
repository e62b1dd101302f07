import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { AgenciesOfItem } from './interests/agencies-of-item.queries.js';
import { AgencyRecusals } from './interests/agency-recusals.queries.js';
import { DeclarationController } from './interests/declaration.controller.js';
import { Declaring } from './interests/declaration.service.js';
import { InterestsController } from './interests/interests.controller.js';
import { Interests } from './interests/interests.queries.js';
import { AttendanceController } from './meetings/attendance.controller.js';
import { AttendanceFacts } from './meetings/attendance-facts.queries.js';
import { Attendances } from './meetings/attendance.queries.js';
import { Attending } from './meetings/attendance.service.js';
import { CallingController } from './meetings/calling.controller.js';
import { MeetingCalling } from './meetings/calling.service.js';
import { DepartureController } from './meetings/departure.controller.js';
import { MeetingAccess } from './meetings/meeting-access.queries.js';
import { Meetings } from './meetings/meetings.queries.js';
import { PanelOpeningController } from './membership/panel-opening.controller.js';
import { PanelOpening } from './membership/panel-opening.service.js';
import { PanelsController } from './membership/panels.controller.js';
import { Panels } from './membership/panels.queries.js';
import { SeatingController } from './membership/seating.controller.js';
import { Seating } from './membership/seating.service.js';
import { Seats } from './membership/seats.queries.js';
import { PanelRules } from './rule/panel-rules.queries.js';
import { PaperFileController } from './reading/paper-file.controller.js';
import { PaperController } from './reading/paper.controller.js';
import { RankingController } from './scoring/ranking.controller.js';
import { ScoreSheets } from './scoring/score-sheets.queries.js';
import { ScoresController } from './scoring/scores.controller.js';
import { Scores } from './scoring/scores.queries.js';
import { Scoring } from './scoring/scoring.service.js';

nameConstraints({
  panel_once_per_name: {
    code: 'panel-name-taken',
    field: 'name',
    message: 'Another panel has this name',
  },
  agency_once_per_name: {
    code: 'agency-name-taken',
    field: 'agencyName',
    message: 'This agency is in the list already, in another sector',
  },
});

/** Who judges: seats, interests, scores and meetings. */
@Module({
  imports: [RoundsModule, ApplicationsModule],
  controllers: [
    PanelOpeningController, // `panels/new` before `panels/:panelId`
    PanelsController,
    SeatingController,
    InterestsController,
    DeclarationController,
    PaperController,
    PaperFileController,
    ScoresController,
    RankingController,
    CallingController,
    AttendanceController,
    DepartureController,
  ],
  providers: [
    Panels,
    PanelRules,
    PanelOpening,
    Seats,
    Seating,
    Interests,
    AgencyRecusals,
    AgenciesOfItem,
    Declaring,
    Scores,
    ScoreSheets,
    Scoring,
    Meetings,
    MeetingAccess,
    MeetingCalling,
    Attendances,
    AttendanceFacts,
    Attending,
  ],
  exports: [
    Panels,
    PanelRules,
    PanelOpening,
    Seats,
    Seating,
    Interests,
    AgencyRecusals,
    AgenciesOfItem,
    Declaring,
    Scores,
    ScoreSheets,
    Scoring,
    Meetings,
    MeetingAccess,
    MeetingCalling,
    Attendances,
    AttendanceFacts,
    Attending,
  ],
})
export class PanelsModule {}
