import { Injectable } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { addMonths, type LondonDate } from '../../kernel/london.js';
import {
  linkOf,
  ORGANISATION_CHECKS,
  OUTCOMES,
  outcomes,
} from '../../organisations/checks/check.rules.js';
import {
  OrganisationChecks,
  type VerifiedAccount,
} from '../../organisations/checks/organisation-checks.queries.js';
import { Flags, type RaisedFlag } from '../../organisations/flags/flags.queries.js';
import {
  LookUpsQueries,
  type AskedRegister,
} from '../../organisations/look-ups/look-ups.queries.js';
import { REGISTERS } from '../../organisations/look-ups/register.rules.js';
import {
  Organisations,
  type OrganisationSummary,
} from '../../organisations/organisations.queries.js';
import type { ApplicationSummary } from '../applications.queries.js';
import { CheckFacts } from './check-facts.queries.js';
import { CHECKS, isApplicationCheck, type CheckKind } from './check-kinds.rules.js';
import { Likenesses } from './duplicates/likenesses.queries.js';
import { askedInWords, type KnownIncome } from './income.rules.js';

/** What the page of a check shows: what it is about, what the house knows, and what was found before. */
export interface CheckPage {
  readonly application: ApplicationSummary;
  readonly organisation: OrganisationSummary | undefined;
  readonly kind: CheckKind;
  readonly check: { readonly text: string; readonly question: string };
  readonly isOfOrganisation: boolean;
  readonly outcomes: readonly object[];
  readonly colours: typeof OUTCOMES;
  readonly flags: readonly RaisedFlag[];
  readonly contacts: readonly { readonly name: string }[];
  readonly lookUps: readonly AskedRegister[];
  readonly registers: typeof REGISTERS;
  readonly account: VerifiedAccount | null;
  readonly income: KnownIncome | undefined;
  readonly asked: string | undefined;
  readonly likenesses: { readonly count: number; readonly withoutFinding: number } | undefined;
  readonly history: readonly object[];
  readonly seen: number;
  readonly suggestedExpiry: LondonDate | undefined;
}

@Injectable()
export class CheckPages {
  constructor(
    private readonly organisations: Organisations,
    private readonly organisationChecks: OrganisationChecks,
    private readonly lookUps: LookUpsQueries,
    private readonly flags: Flags,
    private readonly facts: CheckFacts,
    private readonly likenesses: Likenesses,
    private readonly clock: Clock,
  ) {}

  /** The caller has judged who reads. */
  async of(application: ApplicationSummary, kind: CheckKind, personId: string): Promise<CheckPage> {
    const { id, organisationId, requestedPence } = application;
    const [organisation, contacts, lookUps, account, income, flags, likenesses, history] =
      await Promise.all([
        this.organisations.byId(organisationId),
        this.organisations.contactsOf(organisationId),
        this.lookUps.ofOrganisation(organisationId),
        this.organisationChecks.verifiedAccount(organisationId),
        this.facts.incomeOf(organisationId),
        this.flags.inForce([organisationId]),
        kind === 'duplicates' ? this.likenesses.counted(id, personId) : undefined,
        isApplicationCheck(kind)
          ? this.facts.history(id, kind)
          : this.organisationChecks.history(organisationId, kind),
      ]);
    const months = isApplicationCheck(kind) ? undefined : ORGANISATION_CHECKS[kind].months;
    return {
      ...{ application, organisation, kind, contacts, lookUps, account, income, likenesses },
      check: CHECKS[kind],
      isOfOrganisation: months !== undefined,
      outcomes: outcomes.map((value) => ({ value, text: OUTCOMES[value].text })),
      colours: OUTCOMES,
      flags: flags.get(organisationId) ?? [],
      registers: REGISTERS,
      asked: income && askedInWords(requestedPence ?? 0n, income.pence),
      history: history.map((each) => ({ ...each, link: linkOf(each.source) })),
      seen: history[0]?.number ?? 0,
      suggestedExpiry: months && addMonths(this.clock.today(), months),
    };
  }
}
