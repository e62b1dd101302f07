import { LibraryAdding } from '../organisations/documents/adding/library-adding.service.js';
import { Replacement } from '../organisations/documents/replacement/replacement.service.js';
import type { UploadedFile } from '../platform/files/file-content.js';
import { Pdf } from '../platform/paper/pdf.service.js';
import type { OrganisationPlayer } from './cast.js';
import type { Stage } from './stage.js';

/** What the group was asked for last time, kept for the next: the insurance runs out soon. */
export async function keepLibrary(
  stage: Stage,
  { name, contact }: OrganisationPlayer,
): Promise<void> {
  const organisationId = await stage.idOf('SELECT id FROM organisation WHERE name = $1', name);
  const by = await stage.person(contact);
  const adding = stage.get(LibraryAdding);
  const none = { title: '', expiresOn: null };
  await adding.add({
    ...{ organisationId, by, ...none, kind: 'governing-document' },
    ...{ datedOn: stage.clock.day(-900), file: paper(stage, `Constitution of ${name}`) },
  });
  await adding.add({
    ...{ organisationId, by, ...none, kind: 'insurance' },
    ...{ datedOn: stage.clock.day(-345), expiresOn: stage.clock.day(20) },
    file: paper(stage, 'Public liability, certificate'),
  });
  const documentId = await adding.add({
    ...{ organisationId, by, ...none, kind: 'safeguarding-policy' },
    ...{ datedOn: stage.clock.day(-700), file: paper(stage, 'Safeguarding policy') },
  });
  await stage.get(Replacement).replace({
    ...{ organisationId, documentId, by, datedOn: stage.clock.day(-10) },
    ...{ expiresOn: stage.clock.day(355), file: paper(stage, 'Safeguarding policy, reviewed') },
  });
}

/** A page that says what it is. */
export function paper(
  stage: Stage,
  title: string,
  words = 'Agreed by everybody who came.',
): UploadedFile {
  const sections = [{ heading: title, paragraphs: [words] }];
  const content = stage.get(Pdf).print({ title, subtitle: '', sections }, stage.clock.now());
  return { fileName: `${title}.pdf`, content };
}
