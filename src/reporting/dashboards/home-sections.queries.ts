import { Injectable } from '@nestjs/common';
import { Messages } from '../../applications/messages/messages.queries.js';
import { Standings } from '../../applications/standing/standings.queries.js';
import { LettersRecord } from '../../correspondence/record/letters-record.queries.js';
import { RoundsBoard } from '../../applications/board/rounds-board.queries.js';
import { Duties } from '../../funds/duties/duties.queries.js';
import { Funds } from '../../funds/funds.queries.js';
import { Tranches } from '../../funds/tranches/tranches.queries.js';
import { Clock } from '../../kernel/clock.js';
import { addDays } from '../../kernel/london.js';
import { Balances } from '../../ledger/balances.queries.js';
import {
  holds,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { registersOwed } from '../../panels/register/register-due.rules.js';
import { InterestRegisters } from '../../panels/register/interest-registers.queries.js';
import { WhoApplies } from '../../panels/reading/who-applies.queries.js';
import { BankWarnings } from '../../reconciliation/ageing/bank-warnings.queries.js';
import { QueueWatch } from '../../upkeep/queues/queue-watch.queries.js';
import { LastVerification } from '../proof/last-verification.queries.js';
import { RoundMoney } from '../round-money.queries.js';
import { contactSection } from './contact-home.page.js';
import { ContactHomeQueries } from './contact-home.queries.js';
import { coordinatorSection } from './coordinator-home.page.js';
import { CoordinatorHomeQueries } from './coordinator-home.queries.js';
import { fundersWaiting } from './funders-waiting.page.js';
import type { HomeSection, Waiting } from './home-section.js';
import { Ballots } from '../../awards/ratification/ballots.queries.js';
import { panelSection } from './panel-home.page.js';
import { PanelHomeQueries } from './panel-home.queries.js';
import {
  administratorSection,
  funderSection,
  newcomerSection,
  observerSection,
  secondFactorSection,
} from './reader-home.page.js';
import { queuesWaiting } from './queues-waiting.page.js';
import { trusteeSection } from './trustee-home.page.js';
import { TrusteeHomeQueries } from './trustee-home.queries.js';

/** What waits for a person, a section for each of their roles. */
@Injectable()
export class HomeSections {
  constructor(
    private readonly contacts: ContactHomeQueries,
    private readonly panels: PanelHomeQueries,
    private readonly whoApplies: WhoApplies,
    private readonly ballots: Ballots,
    private readonly registers: InterestRegisters,
    private readonly coordinators: CoordinatorHomeQueries,
    private readonly trustees: TrusteeHomeQueries,
    private readonly rounds: RoundsBoard,
    private readonly standings: Standings,
    private readonly messages: Messages,
    private readonly money: RoundMoney,
    private readonly funds: Funds,
    private readonly tranches: Tranches,
    private readonly duties: Duties,
    private readonly balances: Balances,
    private readonly verification: LastVerification,
    private readonly bankWarnings: BankWarnings,
    private readonly queues: QueueWatch,
    private readonly letters: LettersRecord,
    private readonly clock: Clock,
  ) {}

  /** In the order in which people have to act; somebody without a role is shown how to begin. */
  async of(person: SignedInPerson): Promise<readonly HomeSection[]> {
    const sections = await Promise.all([
      subjectsOf(person, 'contact').length > 0 ? this.ofContact(person) : undefined,
      holds(person, 'panel-member') || holds(person, 'substitute')
        ? this.ofPanelMember(person)
        : undefined,
      holds(person, 'coordinator') ? this.ofCoordinator(person) : undefined,
      holds(person, 'trustee-administrator') ? this.ofTrustee(person) : undefined,
      holds(person, 'funder-contact') ? this.ofFunder(person) : undefined,
      holds(person, 'observer') ? this.ofObserver() : undefined,
    ]);
    const own = sections.filter((section) => section !== undefined);
    if (person.owesSecondFactor) own.unshift(secondFactorSection());
    if (holds(person, 'administrator')) own.push(await this.ofAdministrator());
    return own.length > 0 ? own : [newcomerSection()];
  }

  private async ofContact(person: SignedInPerson): Promise<HomeSection> {
    const ids = subjectsOf(person, 'contact');
    const [applications, questions, unread, offers, returnsDue, withoutBankDetails, notAccepted] =
      await Promise.all([
        this.contacts.applications(ids),
        this.contacts.questions(ids),
        this.messages.unreadOfOrganisations(ids, person.id),
        this.contacts.offers(ids, person.id),
        this.contacts.returnsDue(ids),
        this.contacts.withoutBankDetails(ids),
        this.contacts.notAccepted(ids),
      ]);
    const standings = await this.standings.of(applications.map(({ id }) => id));
    const waiting = { questions, unread, offers, returnsDue, withoutBankDetails, notAccepted };
    const facts = { applications, standings, ...waiting };
    return contactSection(facts, this.clock.now(), this.clock.today());
  }

  private async ofPanelMember(person: SignedInPerson): Promise<HomeSection> {
    const panelIds = subjectsOf(person, 'panel-member');
    const meetingIds = subjectsOf(person, 'substitute');
    const [bids, meetings, ballots, seats] = await Promise.all([
      this.panels.bids(person.id, this.clock.today()),
      this.panels.meetings([...panelIds, ...meetingIds], this.clock.today()),
      this.ballots.waitingFor(person.id),
      this.registers.ofPerson(person.id),
    ]);
    const roundIds = [...new Set(bids.map(({ roundId }) => roundId))];
    const hidden = await this.whoApplies.hiddenFrom(person, roundIds);
    const [register] = registersOwed(seats);
    const facts = { bids, hidden, meetings, ballots, register };
    return panelSection(facts, panelIds, this.clock.today());
  }

  private async ofCoordinator(person: SignedInPerson): Promise<HomeSection> {
    const [now, today] = [this.clock.now(), this.clock.today()];
    const [unread, answered, rounds, money, meetings, overdue, toReview, held, lost] =
      await Promise.all([
        this.messages.unreadOfCoordinator(person.id),
        this.coordinators.answeredQuestions(person.id, today),
        this.rounds.list(now, person.id),
        this.money.all(),
        this.panels.meetings(undefined, today),
        this.coordinators.overdueReturns(person.id, today),
        this.coordinators.returnsToReview(person.id),
        this.coordinators.heldOutcomes(person.id, today),
        this.coordinators.lostScorers(person.id, today),
      ]);
    const [changes, appeals, letters] = await Promise.all([
      this.coordinators.changesAsked(person.id, today),
      this.coordinators.appealsToSeeTo(person.id, today),
      this.letters.waiting(person.id),
    ]);
    const facts = {
      ...{ unread, answered, rounds, money, meetings, overdue, toReview, held, lost },
      ...{ changes, appeals, letters },
    };
    return coordinatorSection(facts, now);
  }

  private async ofTrustee(person: SignedInPerson): Promise<HomeSection> {
    const funds = await this.funds.list();
    const [balances, cash, payments, unmatched, verified, warnings] = await Promise.all([
      this.balances.ofFunds(funds.map(({ id }) => id)),
      this.balances.cashByBankAccount(),
      this.trustees.payments(person.id, this.clock.today()),
      this.trustees.unmatchedLines(),
      this.verification.finished(),
      this.bankWarnings.all(),
    ]);
    const section = trusteeSection(funds, balances, cash, payments, unmatched, verified);
    const funders = await this.fundersWaiting();
    return { ...section, waiting: [...section.waiting, ...warnings, ...funders] };
  }

  private async fundersWaiting(): Promise<readonly Waiting[]> {
    const today = this.clock.today();
    const [late, due] = await Promise.all([
      this.tranches.late(),
      this.duties.dueBy(addDays(today, 14)),
    ]);
    return fundersWaiting(late, due, today);
  }

  private async ofFunder(person: SignedInPerson): Promise<HomeSection> {
    return funderSection(await this.funds.byIds(subjectsOf(person, 'funder-contact')));
  }

  private async ofAdministrator(): Promise<HomeSection> {
    return administratorSection(queuesWaiting(await this.queues.all(), this.clock.now()));
  }

  private async ofObserver(): Promise<HomeSection> {
    return observerSection(await this.funds.list());
  }
}
