import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { OrganisationsModule } from '../organisations/organisations.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { GiftController } from './gifts/gift.controller.js';
import { GiftCorrectionController } from './gifts/gift-correction.controller.js';
import { Gifts } from './gifts/gifts.queries.js';
import { OwnGiftsController } from './gifts/own-gifts.controller.js';
import { PanelGiftsController } from './gifts/panel-gifts.controller.js';
import { GiftRecording } from './gifts/recording.service.js';
import { AssignmentAnswerController } from './assignment/answer.controller.js';
import { AnsweringAssignments } from './assignment/answering.service.js';
import { AssignableBids } from './assignment/assignable-bids.queries.js';
import { Assigning } from './assignment/assigning.service.js';
import { AssignmentDesk } from './assignment/assignment-desk.queries.js';
import { AssignmentsController } from './assignment/assignments.controller.js';
import { BidAssignmentController } from './assignment/bid-assignment.controller.js';
import { ScoringTasks } from './assignment/scoring-tasks.queries.js';
import { AgenciesOfItem } from './interests/agencies-of-item.queries.js';
import { AgencyRecusals } from './interests/agency-recusals.queries.js';
import { DeclarationController } from './interests/declaration.controller.js';
import { Declaring } from './interests/declaration.service.js';
import { Detection } from './interests/detection/detection.queries.js';
import { AskedPeople } from './interests/desk/asked-people.queries.js';
import { BidInterestsController } from './interests/desk/bid-interests.controller.js';
import { InterestsDesk } from './interests/desk/interests-desk.queries.js';
import { RoundInterestsController } from './interests/desk/round-interests.controller.js';
import { InterestsController } from './interests/interests.controller.js';
import { DismissalController } from './interests/dismissal/dismissal.controller.js';
import { Dismissing } from './interests/dismissal/dismissing.service.js';
import { Interests } from './interests/interests.queries.js';
import { SettingRecords } from './interests/setting/set-interests.queries.js';
import { SettingController } from './interests/setting/setting.controller.js';
import { SettingInterests } from './interests/setting/setting.service.js';
import { AttendanceController } from './meetings/attendance.controller.js';
import { AttendanceFacts } from './meetings/attendance-facts.queries.js';
import { Attendances } from './meetings/attendance.queries.js';
import { Attending } from './meetings/attendance.service.js';
import { CallingController } from './meetings/calling.controller.js';
import { MeetingCalling } from './meetings/calling.service.js';
import { CancellationController } from './meetings/changing/cancellation.controller.js';
import { MeetingChanging } from './meetings/changing/meeting-changing.service.js';
import { MovingController } from './meetings/changing/moving.controller.js';
import { DepartureController } from './meetings/departure.controller.js';
import { CalendarController } from './meetings/invitation/calendar.controller.js';
import { Invitees } from './meetings/invitation/invitees.queries.js';
import { MeetingPaperController } from './meetings/papers/meeting-paper.controller.js';
import { MeetingPaperAccess } from './meetings/papers/paper-access.queries.js';
import { PaperAddingController } from './meetings/papers/paper-adding.controller.js';
import { PaperAdding } from './meetings/papers/paper-adding.service.js';
import { MeetingPapers } from './meetings/papers/papers.queries.js';
import { MeetingRecord } from './meetings/meeting-record.service.js';
import { SubstituteWithdrawalController } from './meetings/substitutes/substitute-withdrawal.controller.js';
import { Substituting } from './meetings/substitutes/substitute.service.js';
import { SubstitutesController } from './meetings/substitutes/substitutes.controller.js';
import { Substitutes } from './meetings/substitutes/substitutes.queries.js';
import { MeetingAccess } from './meetings/meeting-access.queries.js';
import { Meetings } from './meetings/meetings.queries.js';
import { GivingSeats } from './membership/giving-seats.service.js';
import { PanelAccess } from './membership/panel-access.queries.js';
import { RoundReaders } from './membership/round-readers.queries.js';
import { PanelOpeningController } from './membership/panel-opening.controller.js';
import { PanelOpening } from './membership/panel-opening.service.js';
import { PanelsController } from './membership/panels.controller.js';
import { Panels } from './membership/panels.queries.js';
import { SeatingController } from './membership/seating.controller.js';
import { Seating } from './membership/seating.service.js';
import { Seats } from './membership/seats.queries.js';
import { Elections } from './offices/election.service.js';
import { OfficeEndingController } from './offices/office-ending.controller.js';
import { Chairs } from './offices/chairs.queries.js';
import { OfficeTerms } from './offices/office-terms.queries.js';
import { OfficesController } from './offices/offices.controller.js';
import { InterestController } from './register/interest.controller.js';
import { InterestEndingController } from './register/interest-ending.controller.js';
import { KnownBodies } from './register/known-bodies.queries.js';
import { OwnRegisterController } from './register/own-register.controller.js';
import { PanelRegisterController } from './register/panel-register.controller.js';
import { Registering } from './register/registering.service.js';
import { InterestRegisters } from './register/interest-registers.queries.js';
import { PanelRules } from './rule/panel-rules.queries.js';
import { RuleSettingController } from './rule/rule-setting.controller.js';
import { RuleSetting } from './rule/rule-setting.service.js';
import { DeputyController } from './terms/deputy.controller.js';
import { Deputies } from './terms/deputy.service.js';
import { SeatEndingController } from './terms/ending.controller.js';
import { SeatRenewalController } from './terms/renewal.controller.js';
import { ReplacementController } from './terms/replacement.controller.js';
import { Replacement } from './terms/replacement.service.js';
import { SeatRecords } from './terms/seat-records.queries.js';
import { SeatController } from './terms/seat.controller.js';
import { Terms } from './terms/terms.service.js';
import { HiddenDeclarationController } from './interests/hidden-declaration.controller.js';
import { ReadingPackController } from './reading/pack/reading-pack.controller.js';
import { ReadingPacks } from './reading/pack/reading-pack.queries.js';
import { PackTaking } from './reading/pack/reading-pack.service.js';
import { PanelPapers } from './reading/panel-papers.queries.js';
import { WhoApplies } from './reading/who-applies.queries.js';
import { PaperFileController } from './reading/paper-file.controller.js';
import { PaperController } from './reading/paper.controller.js';
import { ModeratedScores } from './moderation/moderated-scores.queries.js';
import { Moderating } from './moderation/moderating.service.js';
import { ModerationController } from './moderation/moderation.controller.js';
import { ProgressController } from './progress/progress.controller.js';
import { AskingForReminders } from './progress/asking-for-reminders.service.js';
import { SheetAutosaveController } from './scoring/drafting/autosave.controller.js';
import { SheetDrafting } from './scoring/drafting/sheet-drafting.service.js';
import { SheetDrafts } from './scoring/drafting/sheet-drafts.queries.js';
import { RevisionController } from './scoring/revision/revision.controller.js';
import { Scorers } from './scoring/scorers.queries.js';
import { SheetFacts } from './scoring/sheet-facts.queries.js';
import { RankingController } from './scoring/ranking.controller.js';
import { ScoreSheets } from './scoring/score-sheets.queries.js';
import { ScoresController } from './scoring/scores.controller.js';
import { Scores } from './scoring/scores.queries.js';
import { Scoring } from './scoring/scoring.service.js';
import { SheetReading } from './scoring/seen-sheets.queries.js';

/** It was merged into another between the question and the answer. */
const ORGANISATION_GONE = {
  code: 'organisation-gone',
  field: 'organisation',
  message: 'That organisation was merged into another a moment ago: choose again',
};

nameConstraints({
  meeting_once_per_moment: {
    code: 'meeting-there-already',
    field: 'startsOn',
    message: 'Another meeting about this round is called for that moment',
  },
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
  registered_interest_organisation_fk: ORGANISATION_GONE,
  gift_offer_organisation_fk: ORGANISATION_GONE,
});

/** Who judges: seats, registers of interests and gifts, interests in bids, scores and meetings. */
@Module({
  imports: [OrganisationsModule, RoundsModule, ApplicationsModule],
  controllers: [
    PanelOpeningController, // `panels/new` before `panels/:panelId`
    PanelsController,
    SeatingController,
    SeatController,
    SeatRenewalController,
    SeatEndingController,
    ReplacementController,
    DeputyController,
    OfficesController,
    OfficeEndingController,
    RuleSettingController,
    OwnRegisterController,
    InterestController,
    InterestEndingController,
    PanelRegisterController,
    OwnGiftsController,
    GiftController,
    GiftCorrectionController,
    PanelGiftsController,
    InterestsController,
    DeclarationController,
    RoundInterestsController,
    BidInterestsController,
    SettingController,
    DismissalController,
    HiddenDeclarationController,
    PaperController,
    PaperFileController,
    ReadingPackController,
    ScoresController,
    SheetAutosaveController,
    RevisionController,
    AssignmentsController,
    BidAssignmentController,
    AssignmentAnswerController,
    ProgressController,
    RankingController,
    ModerationController,
    CallingController,
    AttendanceController,
    DepartureController,
    MovingController,
    CancellationController,
    CalendarController,
    PaperAddingController, // `papers/new` before `papers/:paperId`
    MeetingPaperController,
    SubstitutesController,
    SubstituteWithdrawalController,
  ],
  providers: [
    ...[Panels, PanelAccess, PanelOpening, PanelRules, RuleSetting, RoundReaders],
    ...[Seats, SeatRecords, Seating, GivingSeats, Terms, Replacement, Deputies],
    ...[Chairs, OfficeTerms, Elections],
    ...[InterestRegisters, KnownBodies, Registering, Gifts, GiftRecording],
    ...[Interests, AgencyRecusals, AgenciesOfItem, Declaring],
    ...[AskedPeople, InterestsDesk, Detection, Dismissing, SettingInterests, SettingRecords],
    ...[WhoApplies, PanelPapers, ReadingPacks, PackTaking],
    ...[
      Scores,
      ScoreSheets,
      SheetReading,
      Scorers,
      Scoring,
      SheetFacts,
      SheetDrafts,
      SheetDrafting,
    ],
    ...[ModeratedScores, Moderating],
    ...[AssignableBids, AssignmentDesk, Assigning, AnsweringAssignments, ScoringTasks],
    ...[AskingForReminders],
    ...[Meetings, MeetingAccess, MeetingCalling, MeetingChanging, MeetingRecord, Invitees],
    ...[Substitutes, Substituting, MeetingPapers, MeetingPaperAccess, PaperAdding],
    ...[Attendances, AttendanceFacts, Attending],
  ],
  exports: [
    PanelAccess,
    Panels,
    PanelRules,
    RuleSetting,
    PanelOpening,
    Seats,
    Seating,
    Terms,
    Replacement,
    Deputies,
    Chairs,
    OfficeTerms,
    Elections,
    Substitutes,
    Substituting,
    InterestRegisters,
    Registering,
    Gifts,
    GiftRecording,
    Interests,
    AgencyRecusals,
    AgenciesOfItem,
    Declaring,
    SettingInterests,
    Dismissing,
    Scores,
    ScoreSheets,
    Scoring,
    WhoApplies,
    PackTaking,
    Moderating,
    SheetDrafting,
    Assigning,
    AnsweringAssignments,
    ScoringTasks,
    Meetings,
    MeetingAccess,
    MeetingCalling,
    MeetingChanging,
    MeetingRecord,
    Invitees,
    MeetingPaperAccess,
    PaperAdding,
    Attendances,
    AttendanceFacts,
    Attending,
  ],
})
export class PanelsModule {}
