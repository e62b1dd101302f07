import type { LondonDate } from '../../kernel/london.js';
import type { RoundSummary } from '../../rounds/rounds.queries.js';
import type { MeetingSummary } from '../meetings/meetings.queries.js';
import { chairWarning, type Term } from '../offices/office.rules.js';
import { viceChairOf } from '../offices/offices.page.js';
import type { PanelRule } from '../rule/panel-rule.js';
import { ruleInWords, warningsOf } from '../rule/rule-words.rules.js';
import type { Panel } from './panel.entity.js';
import type { Office } from './seat.entity.js';
import { agenciesOf, type Member } from './seats.queries.js';

interface PersonOnPanel {
  readonly seatId: string;
  readonly name: string;
  readonly office: string;
  readonly endsOn: LondonDate | null;
  readonly email: string;
}

interface AgencyOnPanel {
  readonly name: string;
  readonly sector: string;
  readonly people: readonly PersonOnPanel[];
}

/** What a panel's page shows. */
export interface PanelPage {
  readonly agencies: readonly AgencyOnPanel[];
  /** Deputies are not counted: the seat is the member's. */
  readonly members: number;
  readonly chair: string | undefined;
  readonly viceChair: string | undefined;
  /** The rule in force, a sentence for each part. */
  readonly rule: readonly string[];
  readonly warnings: readonly string[];
  readonly rounds: readonly RoundSummary[];
  readonly meetings: readonly MeetingSummary[];
}

export interface PanelFacts {
  readonly panel: Panel;
  readonly rule: PanelRule;
  readonly members: readonly Member[];
  readonly terms: readonly Term[];
  readonly rounds: readonly RoundSummary[];
  readonly meetings: readonly MeetingSummary[];
}

export function panelPageOf(facts: PanelFacts, today: LondonDate): PanelPage {
  const { panel, rule, members, terms, rounds, meetings } = facts;
  const agencies = agenciesOf(members);
  const viceChair = viceChairOf(members);
  const aboutChair = members.length === 0 ? undefined : chairWarning(terms, viceChair, today);
  return {
    agencies: agencies.map(({ name, sector }) => ({
      name,
      sector,
      people: members.filter(({ agencyName }) => agencyName === name).map(personOf),
    })),
    members: members.filter(({ deputyOfName }) => deputyOfName === null).length,
    chair: members.find(({ office }) => office === 'chair')?.personName,
    viceChair,
    rule: ruleInWords(rule, panel),
    warnings: [...warningsOf(rule, agencies), ...(aboutChair === undefined ? [] : [aboutChair])],
    rounds: rounds.filter(({ panelId }) => panelId === panel.id),
    meetings,
  };
}

function personOf({
  seatId,
  personName,
  office,
  endsOn,
  deputyOfName,
  email,
}: Member): PersonOnPanel {
  return {
    seatId,
    name: personName,
    office: deputyOfName === null ? OFFICE_IN_WORDS[office] : `Deputy of ${deputyOfName}`,
    endsOn,
    email,
  };
}

const OFFICE_IN_WORDS: Readonly<Record<Office, string>> = {
  chair: 'Chair',
  'vice-chair': 'Vice chair',
  member: 'Member',
};
