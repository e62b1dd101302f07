import { Injectable } from '@nestjs/common';
import {
  AlikeOrganisations,
  type AlikeOrganisation,
} from '../../organisations/alike-organisations.queries.js';
import { refuse } from '../../kernel/refusal.js';
import type { Tx } from '../../platform/database/transactions.service.js';
import { textOf } from '../../platform/web/field.decorator.js';

/** As long as a name may be; what was refused for its length is asked about all the same. */
const LONGEST = 200;

/**
 * Which organisation a body is that a member names, if it is one: they are asked only where one of that name is
 * known, so that nobody reads a list of all.
 */
@Injectable()
export class KnownBodies {
  constructor(private readonly organisations: AlikeOrganisations) {}

  /** What a form asks of that was sent with this body and refused; nothing of a fresh one. */
  async askedOf(
    form: { readonly typed: Readonly<Record<string, unknown>> } | undefined,
  ): Promise<readonly AlikeOrganisation[]> {
    const body = textOf(form?.typed['body']).replaceAll('\0', '').trim().slice(0, LONGEST);
    return body === '' ? [] : this.organisations.to(body);
  }

  /**
   * @param chosen an organisation's id, null for none of them, undefined when it was not asked yet.
   * @throws Refused when it has to be asked: organisations of such a name are known, and none of them is chosen.
   */
  async idOf(tx: Tx, body: string, chosen: string | null | undefined): Promise<string | null> {
    if (chosen === null) return null;
    const known = await this.organisations.to(body, tx);
    if (known.length === 0) return null;
    const one = known.find(({ id }) => id === chosen);
    return (
      one?.id ??
      refuse(
        'organisation-unclear',
        'Choose whether it is an organisation we know, or another body',
        'organisation',
      )
    );
  }
}
