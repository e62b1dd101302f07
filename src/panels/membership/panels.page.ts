import type { RoundSummary } from '../../rounds/rounds.queries.js';
import type { MeetingSummary } from '../meetings/meetings.queries.js';
import type { PanelRule } from '../rule/panel-rule.js';
import type { Panel } from './panel.entity.js';
import type { Office } from './seat.entity.js';
import type { Member } from './seats.queries.js';

interface AgencyOnPanel {
  readonly name: string;
  readonly sector: string;
  readonly people: readonly { readonly name: string; readonly office: string }[];
}

/** What a panel's page shows. */
export interface PanelPage {
  readonly agencies: readonly AgencyOnPanel[];
  readonly members: number;
  readonly chair: string | undefined;
  readonly quorum: string;
  readonly rounds: readonly RoundSummary[];
  readonly meetings: readonly MeetingSummary[];
}

export function panelPageOf(
  panel: Panel,
  rule: Pick<PanelRule, 'quorumAgencies'>,
  members: readonly Member[],
  rounds: readonly RoundSummary[],
  meetings: readonly MeetingSummary[],
): PanelPage {
  const names = [...new Set(members.map(({ agencyName }) => agencyName))];
  return {
    agencies: names.map((name) => agencyOf(members.filter((one) => one.agencyName === name))),
    members: members.length,
    chair: members.find(({ office }) => office === 'chair')?.personName,
    quorum: quorumInWords(rule.quorumAgencies, names.length),
    rounds: rounds.filter(({ panelId }) => panelId === panel.id),
    meetings,
  };
}

function agencyOf(members: readonly Member[]): AgencyOnPanel {
  return {
    name: members[0]?.agencyName ?? '',
    sector: members[0]?.sector ?? '',
    people: members.map((one) => ({ name: one.personName, office: OFFICE_IN_WORDS[one.office] })),
  };
}

/** The rule as people say it, and whether the panel could ever meet it. */
export function quorumInWords(needed: number, seated: number): string {
  const rule = `${needed} ${needed === 1 ? 'agency' : 'agencies'} present without an interest in the bid`;
  if (seated >= needed) return rule;
  return `${rule}. Only ${seated} ${seated === 1 ? 'has' : 'have'} a seat, so nothing can be decided yet`;
}

const OFFICE_IN_WORDS: Readonly<Record<Office, string>> = {
  chair: 'Chair',
  'vice-chair': 'Vice chair',
  member: 'Member',
};
