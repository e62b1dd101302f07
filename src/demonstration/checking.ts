import { LikenessFinding } from '../applications/checks/duplicates/likeness-finding.service.js';
import { LikenessSearch } from '../applications/checks/duplicates/likeness-search.service.js';
import { Likenesses } from '../applications/checks/duplicates/likenesses.queries.js';
import { ApplicationChecking } from '../applications/checks/application-checking.service.js';
import { addMonths } from '../kernel/london.js';
import { OrganisationChecking } from '../organisations/checks/organisation-checking.service.js';
import { Flagging } from '../organisations/flags/flagging.service.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** The coordinator looks into an application, finds its rules in order, and something to be careful about. */
export async function checkFirst(stage: Stage, applicationId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const organisationId = await stage.idOf(
    'SELECT organisation_id AS id FROM application WHERE id = $1',
    applicationId,
  );
  const recordedFor = await stage.idOf(
    'SELECT reference AS id FROM application WHERE id = $1',
    applicationId,
  );
  const today = stage.clock.day(0);
  const on = stage.clock.today();
  for (const kind of ['governing-document', 'signatories'] as const) {
    await stage.get(OrganisationChecking).record({
      ...{ organisationId, kind, recordedFor, by, outcome: 'passed', seenNumber: 0 },
      ...{ note: '', source: 'The signed copy they brought to the office', sourceOn: on },
      ...{ lookUpId: null, file: undefined, expiresOn: addMonths(today, 12) },
    });
  }
  await stage.get(ApplicationChecking).record({
    ...{ applicationId, kind: 'asked-against-income', by, outcome: 'passed', seenNumber: 0 },
    ...{ note: 'Large for them, but the hall stands behind it', incomePence: 31_200_00n },
    ...{ source: 'Accounts to last March', sourceOn: on },
  });
  await stage.get(Flagging).raise({
    ...{ organisationId, kind: 'caution', until: null, by },
    reason: 'The treasurer has changed twice this year: ask who signs before anything is paid',
  });
}

/** What reads like another of its own bids is compared, and is not the same. */
export async function compare(stage: Stage, applicationId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  await stage.get(LikenessSearch).search(applicationId);
  const [first] = await stage.get(Likenesses).of(applicationId, by);
  if (!first) return;
  await stage.get(LikenessFinding).find({
    ...{ likenessId: first.id, finding: 'similar', by },
    note: 'The same people and the same hall, for other weeks of the year',
  });
}
