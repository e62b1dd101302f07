import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { PanelRules } from '../../panels/rule/panel-rules.queries.js';
import { ruleInWords } from '../../panels/rule/rule-words.rules.js';

export interface PanelInPublic {
  readonly name: string;
  readonly parentBody: string;
  /** How it decides: a sentence for each part of its rule. */
  readonly rule: readonly string[];
}

/** Who decides and how, as anybody may know it. */
@Injectable()
export class PanelsInPublic {
  constructor(
    private readonly dataSource: DataSource,
    private readonly rules: PanelRules,
  ) {}

  /** By name. */
  async list(): Promise<readonly PanelInPublic[]> {
    const [panels, rules] = await Promise.all([
      this.dataSource.query<{ id: string; name: string; parentBody: string }[]>(
        'SELECT id, name, parent_body AS "parentBody" FROM panel ORDER BY name',
      ),
      this.rules.allInForce(),
    ]);
    return panels.flatMap(({ id, name, parentBody }) => {
      const rule = rules.find(({ panelId }) => panelId === id);
      return rule ? [{ name, parentBody, rule: ruleInWords(rule, { parentBody }) }] : [];
    });
  }
}
