import { Module } from '@nestjs/common';
import { ApplicationsModule } from '../applications/applications.module.js';
import { AwardsModule } from '../awards/awards.module.js';
import { CorrespondenceModule } from '../correspondence/correspondence.module.js';
import { FundsModule } from '../funds/funds.module.js';
import { LedgerModule } from '../ledger/ledger.module.js';
import { PanelsModule } from '../panels/panels.module.js';
import { PaymentsModule } from '../payments/payments.module.js';
import { ReconciliationModule } from '../reconciliation/reconciliation.module.js';
import { RoundsModule } from '../rounds/rounds.module.js';
import { BoardController } from './board-report/board.controller.js';
import { BoardQueries } from './board-report/board.queries.js';
import { ContactHomeQueries } from './dashboards/contact-home.queries.js';
import { CoordinatorHomeQueries } from './dashboards/coordinator-home.queries.js';
import { HomeSections } from './dashboards/home-sections.queries.js';
import { HomeController } from './dashboards/home.controller.js';
import { PanelHomeQueries } from './dashboards/panel-home.queries.js';
import { TrusteeHomeQueries } from './dashboards/trustee-home.queries.js';
import { FrontPageController } from './front-page/front-page.controller.js';
import { PanelsInPublic } from './front-page/panels.queries.js';
import { EntriesController } from './fund-statement/entries.controller.js';
import { ReadableFunds } from './fund-statement/readable-funds.queries.js';
import { Runways } from './fund-statement/runway.queries.js';
import { Statements } from './fund-statement/statements.queries.js';
import { UnpaidAwards } from './fund-statement/unpaid-awards.queries.js';
import { FundStatementController } from './fund-statement/fund-statement.controller.js';
import { NoticesController } from './notices/notices.controller.js';
import { PublicRoundsController } from './public-rounds/public-rounds.controller.js';
import { PublicRounds } from './public-rounds/public-rounds.queries.js';
import { RegisterController } from './register/register.controller.js';
import { Agreement } from './proof/agreement.queries.js';
import { LastVerification } from './proof/last-verification.queries.js';
import { Register } from './register/register.queries.js';
import { UpkeepModule } from '../upkeep/upkeep.module.js';
import { RoundMoney } from './round-money.queries.js';

/** What people read: the public face, each person's home, the board's page, a fund's statement. It writes nothing. */
@Module({
  imports: [
    ...[LedgerModule, FundsModule, RoundsModule, ApplicationsModule],
    ...[PanelsModule, AwardsModule, PaymentsModule, ReconciliationModule],
    ...[UpkeepModule, CorrespondenceModule],
  ],
  controllers: [
    FrontPageController,
    PublicRoundsController,
    RegisterController,
    NoticesController,
    HomeController,
    FundStatementController,
    EntriesController,
    BoardController,
  ],
  providers: [
    RoundMoney,
    PublicRounds,
    Register,
    PanelsInPublic,
    HomeSections,
    ContactHomeQueries,
    PanelHomeQueries,
    CoordinatorHomeQueries,
    TrusteeHomeQueries,
    BoardQueries,
    ReadableFunds,
    Statements,
    UnpaidAwards,
    Runways,
    Agreement,
    LastVerification,
  ],
  exports: [Agreement, LastVerification],
})
export class ReportingModule {}
