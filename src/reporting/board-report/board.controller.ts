import { Controller, Get, Query } from '@nestjs/common';
import { Funds } from '../../funds/funds.queries.js';
import { isSuspense } from '../../funds/suspense.rules.js';
import { Balances } from '../../ledger/balances.queries.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import {
  holds,
  SignedIn,
  subjectsOf,
  type SignedInPerson,
} from '../../platform/access/signed-in.decorator.js';
import { textOf } from '../../platform/web/field.decorator.js';
import { page, type Page } from '../../platform/web/page.js';
import { mayReadFund } from '../fund-statement/readers.rules.js';
import { fundsOnTheBoard, totalOf } from './board.page.js';
import { BoardQueries, type BoardViewer } from './board.queries.js';

const STAFF = ['coordinator', 'trustee-administrator', 'observer'] as const;

/** The board's page of funds and awards. */
@Controller('board')
@Allow('panel-member', ...STAFF)
export class BoardController {
  constructor(
    private readonly funds: Funds,
    private readonly balances: Balances,
    private readonly queries: BoardQueries,
  ) {}

  @Get()
  async show(
    @SignedIn() person: SignedInPerson,
    @Query('fund') fund?: unknown,
    @Query('status') state?: unknown,
  ): Promise<Page> {
    const [fundId, status] = [asked(fund), asked(state)];
    const [all, awardsByFund, awards] = await Promise.all([
      this.funds.list(),
      this.queries.awardsByFund(),
      this.queries.awards({ fundId, status }, viewerOf(person)),
    ]);
    const funds = all.filter((each) => !isSuspense(each));
    const balances = await this.balances.ofFunds(funds.map(({ id }) => id));
    const rows = fundsOnTheBoard(funds, balances, awardsByFund);
    return page('reporting/board-report/views/board.njk', {
      rows,
      total: totalOf(rows),
      awards,
      chosenFund: funds.find(({ id }) => id === fundId),
      status,
      opensStatements: funds.some(({ id }) => mayReadFund(person.roles, id)),
    });
  }
}

/** Undefined when nothing is asked for, or what no row could be. */
function asked(sent: unknown): string | undefined {
  const text = textOf(sent);
  return text === '' || text.includes('\0') ? undefined : text;
}

function viewerOf(person: SignedInPerson): BoardViewer {
  const isStaff = STAFF.some((role) => holds(person, role));
  return {
    personId: person.id,
    panelIds: isStaff ? undefined : subjectsOf(person, 'panel-member'),
  };
}
