import type { UploadedFile } from '../../../src/platform/files/file-content.js';
import type { AddToLibrary } from '../../../src/organisations/documents/adding/library-adding.service.js';
import { LibraryAdding } from '../../../src/organisations/documents/adding/library-adding.service.js';
import type { House } from '../../support/house.js';
import type { Fields } from '../../support/visitor.js';

let papers = 0;

/** A PDF like no other, unless `words` are given. */
export function aPdf(words = `paper ${++papers}`): Buffer {
  return Buffer.from(`%PDF-1.7 ${words}`);
}

export function aFile(fileName = 'Rules.pdf', content = aPdf()): UploadedFile {
  return { fileName, content };
}

/** Puts a paper into a library: the constitution, unless said otherwise. Answers with the document's id. */
export function aDocument(
  house: House,
  organisationId: string,
  by: string,
  said: Partial<AddToLibrary> = {},
): Promise<string> {
  return house.get(LibraryAdding).add({
    ...{ kind: 'governing-document', title: '', datedOn: '2024-05-14', expiresOn: null },
    ...{ file: aFile(), organisationId, by },
    ...said,
  });
}

/** A date as its three inputs send it. */
export function typedDate(name: string, date: string): Fields {
  const [year = '', month = '', day = ''] = date === '' ? [] : date.split('-');
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
}
