import { FormBuilding } from '../rounds/form-building/building.service.js';
import { FormChange } from '../applications/form-change/form-change.service.js';
import { withQuestion } from '../rounds/form-building/edits.rules.js';
import { VersionBeginning } from '../rounds/form-building/draft/beginning.service.js';
import { ReturnFormPublication } from '../rounds/return-forms/publishing/publication.service.js';
import { Trying } from '../rounds/form-building/trials/trying.service.js';
import { FormVersions } from '../rounds/form-versions.queries.js';
import { staff } from './cast.js';
import type { Stage } from './stage.js';

/** A question is added while a round is open: who has begun goes on with the new version, and is told. */
export async function addAQuestion(stage: Stage, roundId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  await stage.get(VersionBeginning).begin({ roundId, from: 'newest', by });
  await stage.get(FormBuilding).edit({
    ...{ roundId, revision: 0, by, act: 'question added', sent: { name: 'access' } },
    edit: (form) =>
      withQuestion(form, 2, {
        name: 'access',
        kind: 'short-text',
        label: 'What will make it easy to come and take part?',
        noun: 'what makes it easy to come',
        isRequired: false,
      }),
  });
  const { building } = await stage.get(FormVersions).of(roundId);
  if (!building) throw new Error('The new version was not begun');
  const { version, revision, definition } = building;
  const formKey = roundId; // any key: it is tried once
  await stage.get(Trying).start({ roundId, version, definition, formKey, by });
  await stage.get(FormChange).publish({ roundId, version, revision, drafts: 'move', by });
}

/** What the last return of a round asks is written anew, before anybody has begun one. */
export async function askAtTheEnd(stage: Stage, roundId: string): Promise<void> {
  const by = await stage.person(staff.coordinator);
  const on = { roundId, of: 'final', by } as const;
  await stage.get(VersionBeginning).begin({ ...on, from: 'full' });
  await stage.get(FormBuilding).edit({
    ...{ ...on, revision: 0, act: 'question added', sent: { name: 'neighbours' } },
    edit: (form) =>
      withQuestion(form, 4, {
        ...{ name: 'neighbours', kind: 'long-text', mostWords: 150 },
        label: 'Which other groups did you work with?',
        noun: 'which other groups you worked with',
        isRequired: false,
      }),
  });
  const { building } = await stage.get(FormVersions).of(roundId, 'final');
  if (!building) throw new Error('The new version was not begun');
  const { version, revision } = building;
  await stage.get(ReturnFormPublication).publish({ roundId, kind: 'final', version, revision, by });
}
