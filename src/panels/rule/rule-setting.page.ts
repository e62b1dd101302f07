import type { Panel } from '../membership/panel.entity.js';
import { agenciesOf, type Member } from '../membership/seats.queries.js';
import type { PanelRuleVersion } from './panel-rule.entity.js';
import { ruleInWords, warningsOf } from './rule-words.rules.js';

/** A version of the rule as the page shows it. */
interface ShownVersion {
  readonly version: number;
  readonly words: readonly string[];
  readonly reason: string;
  readonly setAt: Date;
  readonly setByName: string;
}

/** What the page of a panel's rule shows. */
export interface RulePage {
  readonly rule: PanelRuleVersion | undefined;
  readonly inForce: ShownVersion | undefined;
  /** The latest first. */
  readonly earlier: readonly ShownVersion[];
  readonly warnings: readonly string[];
}

export function rulePageOf(
  panel: Panel,
  versions: readonly PanelRuleVersion[],
  members: readonly Member[],
  names: ReadonlyMap<string, string>,
): RulePage {
  const [rule] = versions;
  const [inForce, ...earlier] = versions.map((version) => ({
    version: version.version,
    words: ruleInWords(version, panel),
    reason: version.reason,
    setAt: version.setAt,
    setByName: names.get(version.setBy) ?? '',
  }));
  return { rule, inForce, earlier, warnings: rule ? warningsOf(rule, agenciesOf(members)) : [] };
}
