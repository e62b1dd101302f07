import { formatPence } from '../../kernel/pence.js';
import type { Sector } from '../membership/agency.entity.js';
import type { PanelRule } from './panel-rule.js';

/** What a rule is read against. */
export interface OfPanel {
  /** The group the panel reports to. */
  readonly parentBody: string;
}

/** A panel's rule as people say it: a sentence for each part, the most important first. */
export function ruleInWords(rule: PanelRule, { parentBody }: OfPanel): readonly string[] {
  return [
    rule.standing === 'decides'
      ? 'The panel decides.'
      : 'The panel reviews and endorses: the decision and the money are somebody else’s.',
    `${quorumOfRule(rule)} make${rule.quorumAgencies === 1 ? 's' : ''} a quorum. Agencies are counted, not people.`,
    VOTING[rule.votingRule],
    ...(rule.hasCastingVote
      ? ['When as many are for as against, the chair has a casting vote.']
      : []),
    rule.doAbstentionsCount
      ? 'An agency that abstains counts towards the quorum.'
      : 'An agency that abstains does not count towards the quorum.',
    ratificationInWords(rule),
    ...(rule.mayDecideUrgently
      ? ['Urgent decisions may be made between meetings, by e-mail.']
      : ['Nothing is decided between meetings.']),
    ...(rule.parentDecidesAbovePence === null
      ? []
      : [
          `An award of more than ${formatPence(rule.parentDecidesAbovePence)} is only recommended: the ${parentBody} decides.`,
        ]),
  ];
}

/** "5 agencies present without an interest in the bid, one of them public" */
function quorumOfRule({
  quorumAgencies,
  sectorsRequired,
}: Pick<PanelRule, 'quorumAgencies' | 'sectorsRequired'>): string {
  const agencies = `${quorumAgencies} ${quorumAgencies === 1 ? 'agency' : 'agencies'} present without an interest in the bid`;
  if (sectorsRequired.length === 0) return agencies;
  return `${agencies}, at least one of them ${sectorsRequired.join(' and one ')},`;
}

/** Why a rule that can be set could never be met by who sits on the panel today. */
export function warningsOf(
  { quorumAgencies, sectorsRequired }: Pick<PanelRule, 'quorumAgencies' | 'sectorsRequired'>,
  seated: readonly { readonly sector: Sector }[],
): readonly string[] {
  const missing = sectorsRequired.filter(
    (wanted) => !seated.some(({ sector }) => sector === wanted),
  );
  return [
    ...(seated.length >= quorumAgencies
      ? []
      : [
          `Only ${seated.length} ${seated.length === 1 ? 'agency has' : 'agencies have'} a seat, and ${quorumAgencies} make a quorum: nothing can be decided yet.`,
        ]),
    ...missing.map(
      (sector) =>
        `No ${sector} agency has a seat, and the quorum needs one: nothing can be decided yet.`,
    ),
  ];
}

function ratificationInWords({ ratificationDays, mayDeputiesAnswer }: PanelRule): string {
  if (ratificationDays === null)
    return 'What a meeting without a quorum recommends can’t be ratified by e-mail.';
  const days = `${ratificationDays} working ${ratificationDays === 1 ? 'day' : 'days'}`;
  const who = mayDeputiesAnswer
    ? 'A member or their deputy answers for the agency.'
    : 'Members answer for their agencies, not their deputies.';
  return `A meeting without a quorum recommends, and agencies ratify by e-mail within ${days}. ${who}`;
}

const VOTING: Readonly<Record<PanelRule['votingRule'], string>> = {
  consensus: 'It decides by consensus: at least one agency is for it, and none against.',
  'majority-of-votes': 'It decides by a majority of the agencies that vote.',
  'majority-of-agencies':
    'It decides by a majority of all agencies on the panel that may vote, whether they are there or not.',
};
