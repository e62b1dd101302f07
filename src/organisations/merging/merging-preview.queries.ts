import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Refusal } from '../../kernel/refusal.js';
import { ContactsQueries, type ContactOf } from '../contacts/contacts.queries.js';
import { factsOf } from '../legal-form.rules.js';
import { Organisations, type OrganisationSummary } from '../organisations.queries.js';
import { mergingFacts, referencesToOrganisations } from './merging-facts.queries.js';
import { refusalsToMerge, thingsIn } from './merging.rules.js';

/** One of the two, with what names it. */
interface Side extends OrganisationSummary {
  readonly kind: string;
  readonly people: readonly ContactOf[];
  /** "2 applications", "1 award". */
  readonly things: readonly string[];
}

/** What merging two organisations would do, and what stands in its way. */
export interface Preview {
  readonly winner: Side;
  readonly loser: Side;
  readonly reasons: readonly Refusal[];
}

@Injectable()
export class MergingPreview {
  constructor(
    private readonly dataSource: DataSource,
    private readonly organisations: Organisations,
    private readonly contacts: ContactsQueries,
  ) {}

  /** Undefined unless both are there. */
  async of(winnerId: string, loserId: string): Promise<Preview | undefined> {
    const [winner, loser] = await Promise.all([this.side(winnerId), this.side(loserId)]);
    if (!winner || !loser || winnerId === loserId) return undefined;
    const facts = await mergingFacts(this.dataSource, winnerId, loserId);
    return { winner, loser, reasons: refusalsToMerge(facts) };
  }

  private async side(id: string): Promise<Side | undefined> {
    const [organisation, people, things] = await Promise.all([
      this.organisations.byId(id),
      this.contacts.of(id),
      this.thingsOf(id),
    ]);
    return (
      organisation && {
        ...organisation,
        kind: factsOf(organisation.legalForm).text,
        people,
        things,
      }
    );
  }

  private async thingsOf(id: string): Promise<readonly string[]> {
    const references = await referencesToOrganisations(this.dataSource);
    const counts = references.map(
      ({ table, column }, place) =>
        `SELECT ${place} AS place, count(*)::integer AS count FROM ${table} WHERE ${column} = $1`,
    );
    const rows = await this.dataSource.query<{ place: number; count: number }[]>(
      `${counts.join(' UNION ALL ')} ORDER BY place`,
      [id],
    );
    return rows
      .filter(({ count }) => count > 0)
      .map(({ place, count }) => `${thingsIn(references[place]?.table ?? '')}: ${count}`);
  }
}
