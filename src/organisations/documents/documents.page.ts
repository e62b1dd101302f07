import type { LondonDate } from '../../kernel/london.js';
import type { SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { shownFile, type ShownFile } from '../../platform/files/shown-file.rules.js';
import { DOCUMENT_KINDS, documentKinds, type DocumentKind } from './document-kinds.rules.js';
import { expiryInWords } from './document.rules.js';
import { libraryReader, mayOpenKind } from './library-access.rules.js';
import type { LibraryDocument } from './organisation-documents.queries.js';

/** A paper as the library's page shows it. */
interface ShownDocument extends Omit<LibraryDocument, 'file'> {
  /** Its title, or what its kind is called. */
  readonly name: string;
  readonly shown: ShownFile;
  readonly expiry: { readonly text: string; readonly colour: string } | undefined;
}

export interface LibraryPage {
  /** In the library, by kind, each with the versions before it, the newest first. */
  readonly current: readonly (ShownDocument & { readonly earlier: readonly ShownDocument[] })[];
  /** Taken out of it. */
  readonly withdrawn: readonly ShownDocument[];
  /** What most funds ask for and what is not there yet. */
  readonly missing: readonly { readonly kind: DocumentKind; readonly text: string }[];
}

interface LookingAt {
  readonly person: Pick<SignedInPerson, 'roles'>;
  readonly organisationId: string;
  readonly isScannerSet: boolean;
  readonly today: LondonDate;
}

export function libraryPageOf(
  documents: readonly LibraryDocument[],
  looking: LookingAt,
): LibraryPage {
  const shown = documents.map((document) => shownDocument(document, looking));
  const current = shown
    .filter(({ replacedById, withdrawnAt }) => replacedById === null && withdrawnAt === null)
    .toSorted((a, b) => documentKinds.indexOf(a.kind) - documentKinds.indexOf(b.kind));
  const isThere = (kind: DocumentKind): boolean => current.some((one) => one.kind === kind);
  return {
    current: current.map((document) => ({ ...document, earlier: earlierThan(document, shown) })),
    withdrawn: shown.filter(({ withdrawnAt }) => withdrawnAt !== null),
    missing: documentKinds
      .filter((kind) => kind !== 'other' && !isThere(kind))
      .map((kind) => ({ kind, text: DOCUMENT_KINDS[kind].text })),
  };
}

function earlierThan(
  { id }: Pick<ShownDocument, 'id'>,
  all: readonly ShownDocument[],
): readonly ShownDocument[] {
  const before = all.find(({ replacedById }) => replacedById === id);
  return before ? [before, ...earlierThan(before, all)] : [];
}

function shownDocument(
  { file, ...document }: LibraryDocument,
  { person: { roles }, organisationId, isScannerSet, today }: LookingAt,
): ShownDocument {
  const { id, kind, title, expiresOn } = document;
  const reader = libraryReader(roles, organisationId) ?? 'panel';
  const href = `/organisations/${organisationId}/documents/${id}`;
  const shown = shownFile(file, { reader, isScannerSet, href });
  const isForThem = mayOpenKind(roles, organisationId, kind);
  return {
    ...document,
    name: title === '' ? DOCUMENT_KINDS[kind].text : title,
    shown: isForThem ? shown : { ...shown, href: undefined },
    expiry: expiryInWords(expiresOn, today),
  };
}
