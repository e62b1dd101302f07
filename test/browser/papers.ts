import { aPdf } from '../integration/organisations/a-paper.js';
import type { Applicant, OwnFile } from './applicant.js';

/** As phones and people in Wales name them. */
const HOB = "Dyfynbris tŷ’r ŵyn, Siân's hob & 4 🍲.pdf";
const CHAIRS = 'Chairs, forty.pdf';
const PHOTO = 'IMG_2047 – accounts.jpeg';
const RULES = 'Constitution.pdf';

/** What goes with the application, in the order of the form. */
export const PAPERS = [HOB, CHAIRS, RULES, PHOTO];
export const hob: OwnFile = { fileName: HOB, content: aPdf() };
const chairs: OwnFile = { fileName: CHAIRS, content: aPdf() };
const photo: OwnFile = {
  fileName: PHOTO,
  content: Buffer.from([0xff, 0xd8, 0xff, 0xe0, ...Buffer.from('\0\x10JFIF\0')]),
};

/** The rules are kept in the library, where the next application finds them. */
export async function fillTheLibrary(wyn: Applicant, organisationId: string): Promise<void> {
  await wyn.open(`/organisations/${organisationId}/documents/new`);
  await wyn.type({
    kind: 'governing-document',
    ...{ 'datedOn-day': '14', 'datedOn-month': '5', 'datedOn-year': '2024' },
  });
  await wyn.choose([{ fileName: RULES, content: aPdf() }]);
  await wyn.press('Add the document');
  expect(await wyn.words()).toContain(RULES);
}

/** Two quotes at once, one picture of a page, and the rules out of the library. */
export async function enclose(wyn: Applicant, sam: Applicant, own: string): Promise<void> {
  await wyn.open(`${own}/sections/4`);
  await wyn.follow(/^Add or take away files.*Quotes for what costs most/);
  await wyn.choose([hob, chairs]);
  await wyn.press('Add to the application');
  expect(await wyn.words()).toMatch(/2 files of 3 at most/);

  await sam.open(`${own}/sections/6`);
  await sam.follow(/^Add or take away files.*Your governing document/);
  await sam.page.getByLabel('Governing document').check();
  await sam.press('Add to the application');
  expect(await sam.words()).toContain('from your library');
  await sam.follow('Back to the section');
  await sam.follow(/^Add or take away files.*Your latest accounts/);
  await sam.choose([photo]);
  await sam.press('Add to the application');
  await sam.follow('Back to the section');
  expect(await sam.words()).toContain(PHOTO);

  await wyn.open(`${own}/submission`);
  const check = await wyn.words();
  for (const fileName of PAPERS) expect(check).toContain(fileName);
}
