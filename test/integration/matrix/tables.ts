import type { Typing } from './walk.js';

/*
 * Who may do what, route by route. A cell is `roles: letters`, one letter for every state or, where they
 * differ, one for each in turn; `rest` is all whom the line does not name. Who is not signed in is sent to
 * the sign-in unless the line says otherwise.
 *
 *   o the page is shown     s sent on to another page     a it would have been done
 *   r refused, with the reason on the form                f forbidden: not for this role
 *   n not found: not for this person, or not in this state    i to the sign-in
 *
 * Whatever is posted is a whole form, filled in as the page of somebody who may asks for it: who is
 * refused is refused for who they are or for how things stand. Where something stands in the place of a
 * parameter (`:kind=nonsense`), it is that: `foreign` is another organisation's, `sealed` a bank statement.
 */

/** draft, late (a draft when the round has closed), reopened, submitted (and asked about), sent, awarded, declined, withdrawn, ineligible. */
export const APPLICATIONS = `
GET  /applications                                              | other lead editor signatory reader: o | rest: f
GET  /applications/:id                                          | other coordinator conflicted: n | lead editor signatory reader: o | rest: f
GET  /applications/:id/certification                            | other: n | lead editor signatory reader: ooossssss | rest: f
POST /applications/:id/certification                            | signatory: arsssssss | rest: f
GET  /applications/:id/checks                                   | coordinator trustee observer: nnnoooooo | conflicted: n | rest: f
GET  /applications/:id/checks/:kind                             | coordinator trustee observer: nnnoooooo | conflicted: n | rest: f
POST /applications/:id/checks/:kind                             | coordinator: nnnaaaaaa | conflicted: n | rest: f
GET  /applications/:id/checks/:kind=duplicates                  | coordinator: nnnoooooo | conflicted trustee observer: n | rest: f
POST /applications/:id/checks/:kind=duplicates                  | coordinator: nnnrrrrrr | conflicted: n | rest: f
GET  /applications/:id/checks/:kind=nonsense                    | coordinator conflicted trustee observer: n | rest: f
POST /applications/:id/checks/:kind=nonsense                    | coordinator conflicted: n | rest: f
GET  /applications/:id/clarifications/:number                   | other conflicted: n | lead editor signatory reader coordinator: nnoonoooo | rest: f
POST /applications/:id/clarifications/:number                   | other: n | lead editor: nnranrrrr | rest: f
GET  /applications/:id/clarifications/:number/closing           | coordinator: nnoonoooo | conflicted: n | rest: f
POST /applications/:id/clarifications/:number/closing           | coordinator: nnaanaaaa | conflicted: n | rest: f
GET  /applications/:id/clarifications/new                       | coordinator: sssoossss | conflicted: n | rest: f
POST /applications/:id/clarifications/new                       | coordinator: nnnrassss | conflicted: n | rest: f
GET  /applications/:id/eligibility                              | coordinator observer: nnnoooooo | conflicted: n | rest: f
GET  /applications/:id/equality                                 | other: n | lead editor signatory reader: nnnoooooo | rest: f
POST /applications/:id/equality                                 | other: n | lead editor: nnnaaaaaa | rest: f
GET  /applications/:id/files                                    | other coordinator conflicted: n | lead editor signatory reader: o | rest: f
GET  /applications/:id/files/:question                          | other coordinator conflicted: n | lead editor signatory reader: o | rest: f
POST /applications/:id/files/:question                          | other coordinator conflicted: n | lead editor: ararrrrrr | rest: f
GET  /applications/:id/files/:question/:fileId                  | other coordinator conflicted: n | lead editor signatory reader: o | rest: f
GET  /applications/:id/files/:question/:fileId/removal          | other coordinator conflicted: n | lead editor signatory reader: o | rest: f
POST /applications/:id/files/:question/:fileId/removal          | other coordinator conflicted: n | lead editor: ararrrrrr | rest: f
GET  /applications/:id/files/:question/:fileId=foreign          | other lead editor signatory reader coordinator conflicted: n | rest: f
GET  /applications/:id/files/:question/:fileId=foreign/removal  | other coordinator conflicted: n | lead editor signatory reader: o | rest: f
POST /applications/:id/files/:question/:fileId=foreign/removal  | other coordinator conflicted: n | lead editor: srsrrrrrr | rest: f
GET  /applications/:id/ineligibility                            | coordinator: sssoossss | conflicted: n | rest: f
POST /applications/:id/ineligibility                            | coordinator: sssaassss | conflicted: n | rest: f
GET  /applications/:id/likenesses                               | coordinator: nnnoooooo | conflicted: n | rest: f
POST /applications/:id/likenesses                               | coordinator: nnnaaaaaa | conflicted: n | rest: f
GET  /applications/:id/likenesses/:likenessId                   | coordinator: nnnononnn | conflicted: n | rest: f
POST /applications/:id/likenesses/:likenessId                   | coordinator: nnnanannn | conflicted: n | rest: f
GET  /applications/:id/messages                                 | other conflicted: n | lead editor signatory reader coordinator: o | rest: f
POST /applications/:id/messages                                 | other conflicted: n | lead editor coordinator: a | rest: f
GET  /applications/:id/overview                                 | coordinator: o | conflicted: n | rest: f
GET  /applications/:id/receipt                                  | other conflicted: n | lead editor signatory reader coordinator: nnnoooonn | rest: f
GET  /applications/:id/reopening                                | coordinator: sssoossoo | conflicted: n | rest: f
POST /applications/:id/reopening                                | coordinator: sssaassaa | conflicted: n | rest: f
GET  /applications/:id/sections/:number                         | other coordinator conflicted: n | lead editor signatory reader: o | rest: f
POST /applications/:id/sections/:number                         | other coordinator conflicted: n | lead editor: ararrrrrr | rest: f
GET  /applications/:id/sections/:number/autosave                | other lead editor signatory reader coordinator conflicted: s | rest: f
POST /applications/:id/sections/:number/autosave                | other coordinator conflicted: n | lead editor: aoaoooooo | rest: f
GET  /applications/:id/sections/:number=9                       | other lead editor signatory reader coordinator conflicted: n | rest: f
POST /applications/:id/sections/:number=9                       | other lead editor coordinator conflicted: n | rest: f
GET  /applications/:id/submission                               | other coordinator conflicted: n | lead editor signatory reader: ooossssss | rest: f
POST /applications/:id/submission                               | other coordinator conflicted: n | lead editor: rrassssss | rest: f
GET  /applications/:id/submissions/:number/pdf                  | other conflicted: n | lead editor signatory reader coordinator trustee observer: nnooooooo | rest: f
GET  /applications/:id/withdrawal                               | other: n | lead editor signatory reader: ooooossss | rest: f
POST /applications/:id/withdrawal                               | other: n | lead editor: aaaaassss | rest: f
`;

/** Organisations: whole, merged into another. Bank details: given, checked by two, refused. All else is in one state. */
export const ORGANISATIONS = `
GET  /bank-details                                                 | trustee observer: o | rest: f
GET  /bank-details/:detailsId/check                                | trustee: o | rest: f
POST /bank-details/:detailsId/check                                | trustee: arr | rest: f
GET  /bank-details/:detailsId/confirmation-of-payee                | trustee: o | rest: f
POST /bank-details/:detailsId/confirmation-of-payee                | trustee: aar | rest: f
GET  /bank-details/:detailsId/evidence/:evidenceId                 | other: n | lead editor signatory reader trustee: o | rest: f
POST /bank-details/:detailsId/evidence/:evidenceId                 | other: n | lead editor trustee: a | rest: f
GET  /bank-details/:detailsId/evidence/new                         | other: n | lead editor signatory reader: o | rest: f
POST /bank-details/:detailsId/evidence/new                         | other: n | lead editor: arr | rest: f
GET  /bank-details/:detailsId/refusal                              | trustee: o | rest: f
POST /bank-details/:detailsId/refusal                              | trustee: ars | rest: f
GET  /bank-details/:detailsId/whole                                | trustee: o | rest: f
POST /bank-details/:detailsId/whole                                | trustee: a | rest: f
GET  /bank-details/cooling-off                                     | trustee: o | rest: f
POST /bank-details/cooling-off                                     | trustee: a | rest: f
GET  /invitations/:invitationId                                    | rest: o
POST /invitations/:invitationId                                    | other: a | rest: n
GET  /organisations                                                | coordinator conflicted trustee observer: o | rest: f
GET  /organisations/:id                                            | other: n | lead editor signatory reader coordinator conflicted trustee observer: os | rest: f
GET  /organisations/:id/adjustments                                | coordinator conflicted: on | rest: f
POST /organisations/:id/adjustments                                | coordinator conflicted: an | rest: f
GET  /organisations/:id/bank-details                               | other: n | lead editor signatory reader trustee observer: on | rest: f
GET  /organisations/:id/bank-details/new                           | other: n | lead editor signatory reader: on | rest: f
POST /organisations/:id/bank-details/new                           | other: n | lead editor: an | rest: f
GET  /organisations/:id/check-files/:fileId                        | coordinator conflicted trustee observer: on | rest: f
GET  /organisations/:id/check-files/:fileId=foreign                | coordinator conflicted trustee observer: n | rest: f
GET  /organisations/:id/contacts                                   | other editor signatory reader: n | lead coordinator conflicted: on | rest: f
POST /organisations/:id/contacts                                   | other editor: n | lead coordinator conflicted: an | rest: f
GET  /organisations/:id/contacts/:personId                         | other editor signatory reader: n | lead coordinator conflicted: on | rest: f
POST /organisations/:id/contacts/:personId                         | other editor: n | lead coordinator conflicted: an | rest: f
GET  /organisations/:id/contacts/:personId/ending                  | lead editor coordinator conflicted: on | rest: n
POST /organisations/:id/contacts/:personId/ending                  | lead editor coordinator conflicted: an | rest: n
GET  /organisations/:id/documents                                  | other: n | lead editor signatory reader coordinator conflicted trustee observer: on | rest: f
GET  /organisations/:id/documents/:documentId                      | other: n | lead editor signatory reader coordinator conflicted trustee observer: on | rest: f
GET  /organisations/:id/documents/:documentId/replacement          | other: n | lead editor signatory reader: on | rest: f
POST /organisations/:id/documents/:documentId/replacement          | other: n | lead editor: an | rest: f
GET  /organisations/:id/documents/:documentId/withdrawal           | other: n | lead editor signatory reader: on | rest: f
POST /organisations/:id/documents/:documentId/withdrawal           | other: n | lead editor: an | rest: f
GET  /organisations/:id/documents/:documentId=foreign              | other lead editor signatory reader coordinator conflicted trustee observer: n | rest: f
GET  /organisations/:id/documents/:documentId=foreign/replacement  | other lead editor signatory reader: n | rest: f
POST /organisations/:id/documents/:documentId=foreign/replacement  | other lead editor: n | rest: f
GET  /organisations/:id/documents/:documentId=foreign/withdrawal   | other lead editor signatory reader: n | rest: f
POST /organisations/:id/documents/:documentId=foreign/withdrawal   | other lead editor: n | rest: f
GET  /organisations/:id/documents/:documentId=sealed               | other coordinator conflicted observer: n | lead editor signatory reader trustee: on | rest: f
GET  /organisations/:id/documents/new                              | other: n | lead editor signatory reader: on | rest: f
POST /organisations/:id/documents/new                              | other: n | lead editor: an | rest: f
GET  /organisations/:id/flags                                      | coordinator conflicted trustee observer: on | rest: f
GET  /organisations/:id/flags/:flagId/lifting                      | coordinator conflicted trustee: on | rest: f
POST /organisations/:id/flags/:flagId/lifting                      | coordinator conflicted trustee: an | rest: f
GET  /organisations/:id/flags/new                                  | coordinator conflicted trustee: on | rest: f
POST /organisations/:id/flags/new                                  | coordinator conflicted trustee: an | rest: f
GET  /organisations/:id/invitations/:invitationId/withdrawal       | other editor signatory reader: n | lead coordinator conflicted: on | rest: f
POST /organisations/:id/invitations/:invitationId/withdrawal       | other editor: n | lead coordinator conflicted: an | rest: f
GET  /organisations/:id/look-ups                                   | coordinator conflicted trustee observer: on | rest: f
POST /organisations/:id/look-ups                                   | coordinator conflicted trustee: an | rest: f
GET  /organisations/:id/distinction/:otherId                       | coordinator conflicted: on | rest: f
POST /organisations/:id/distinction/:otherId                       | coordinator conflicted: an | rest: f
GET  /organisations/:id/merge/:loserId                             | coordinator conflicted: on | rest: f
POST /organisations/:id/merge/:loserId                             | coordinator conflicted: an | rest: f
GET  /organisations/duplicates                                     | coordinator conflicted: o | rest: f
GET  /organisations/new                                            | rest: o
POST /organisations/new                                            | rest: a
GET  /organisations/new-on-behalf                                  | coordinator conflicted: o | rest: f
POST /organisations/new-on-behalf                                  | coordinator conflicted: a | rest: f
`;

/** soon (not open yet), open, closed, building (open to who is invited, while a new version of its form is being built). */
export const ROUNDS = `
GET  /rounds | nobody: o | rest: o
GET  /rounds-board                                        | coordinator conflicted trustee observer: o | rest: f
GET  /rounds-board/:slug                                  | coordinator conflicted trustee observer: o | rest: f
GET  /rounds-board/:slug/checks                           | coordinator conflicted trustee observer: o | rest: f
GET  /rounds-board/:slug/checks/passing                   | coordinator conflicted: o | rest: f
POST /rounds-board/:slug/checks/passing                   | coordinator: nann | conflicted: n | rest: f
GET  /rounds/:slug                                        | nobody: o | rest: o
GET  /rounds/:slug/application                            | rest: o
POST /rounds/:slug/application                            | other: rsrr | lead editor: rsra | rest: n
GET  /rounds/:slug/application-on-behalf                  | coordinator conflicted: o | rest: f
POST /rounds/:slug/application-on-behalf                  | coordinator conflicted: rrar | rest: f
GET  /rounds/:slug/budget                                 | coordinator conflicted trustee observer: o | rest: f
POST /rounds/:slug/budget                                 | coordinator conflicted: a | rest: f
GET  /rounds/:slug/deadline                               | coordinator conflicted: o | rest: f
GET  /rounds/:slug/deadline/extension                     | coordinator conflicted: o | rest: f
POST /rounds/:slug/deadline/extension                     | coordinator conflicted: a | rest: f
GET  /rounds/:slug/deadline/grace                         | coordinator conflicted: o | rest: f
POST /rounds/:slug/deadline/grace                         | coordinator conflicted: a | rest: f
GET  /rounds/:slug/eligibility                            | nobody: o | rest: o
GET  /rounds/:slug/eligibility-questions                  | coordinator conflicted: o | rest: f
POST /rounds/:slug/eligibility-questions                  | coordinator conflicted: a | rest: f
GET  /rounds/:slug/equality                               | coordinator conflicted observer: o | rest: f
GET  /rounds/:slug/form                                   | coordinator conflicted trustee observer: o | rest: f
GET  /rounds/:slug/form/beginning                         | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/beginning                         | coordinator conflicted: aaas | rest: f
GET  /rounds/:slug/form/conditions/:place                 | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/conditions/:place                 | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/discarding                        | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/discarding                        | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/moves/:place                      | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/moves/:place                      | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/preview                           | coordinator conflicted trustee observer: o | rest: f
GET  /rounds/:slug/form/publication                       | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/publication                       | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/questions/:name                   | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/questions/:name                   | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/removals/:place                   | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/removals/:place                   | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/rules/:number                     | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/rules/:number                     | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/rules/new                         | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/rules/new                         | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/sections/:number                  | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/sections/:number                  | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/sections/:number/questions/new    | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/sections/:number/questions/new    | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/sections/new                      | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/sections/new                      | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/form/trials                            | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/trials                            | coordinator conflicted: a | rest: f
GET  /rounds/:slug/form/trials/:trialId                   | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/trials/:trialId                   | coordinator conflicted: a | rest: f
GET  /rounds/:slug/form/trials/:trialId/removal           | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/trials/:trialId/removal           | coordinator conflicted: a | rest: f
GET  /rounds/:slug/form/trials/:trialId/sections/:number  | coordinator conflicted: o | rest: f
POST /rounds/:slug/form/trials/:trialId/sections/:number  | coordinator conflicted: a | rest: f
GET  /rounds/:slug/invitations                            | coordinator conflicted: nnno | rest: f
POST /rounds/:slug/invitations                            | coordinator conflicted: nnnr | rest: f
GET  /rounds/:slug/invitations/:organisationId/withdrawal | coordinator conflicted: nnno | rest: f
POST /rounds/:slug/invitations/:organisationId/withdrawal | coordinator conflicted: nnna | rest: f
GET  /rounds/:slug/judging                                | coordinator conflicted: o | rest: f
POST /rounds/:slug/judging                                | coordinator conflicted: arrr | rest: f
GET  /rounds/:slug/payments                               | coordinator conflicted: o | rest: f
POST /rounds/:slug/payments                               | coordinator conflicted: arrr | rest: f
GET  /rounds/:slug/questions                              | nobody: o | rest: o
GET  /rounds/:slug/questions.pdf                          | nobody: o | rest: o
GET  /rounds/:slug/return-forms                           | coordinator conflicted trustee observer: o | rest: f
GET  /rounds/:slug/return-forms/:kind                                   | coordinator conflicted trustee observer: o | rest: f
GET  /rounds/:slug/return-forms/:kind/beginning                         | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/beginning                         | coordinator conflicted: aaas | rest: f
GET  /rounds/:slug/return-forms/:kind/conditions/:place                 | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/conditions/:place                 | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/discarding                        | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/discarding                        | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/moves/:place                      | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/moves/:place                      | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/preview                           | coordinator conflicted trustee observer: o | rest: f
GET  /rounds/:slug/return-forms/:kind/publication                       | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/publication                       | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/questions/:name                   | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/questions/:name                   | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/removals/:place                   | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/removals/:place                   | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/rules/:number                     | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/rules/:number                     | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/rules/new                         | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/rules/new                         | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/sections/:number                  | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/sections/:number                  | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/sections/:number/questions/new    | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/sections/:number/questions/new    | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind/sections/new                      | coordinator conflicted: o | rest: f
POST /rounds/:slug/return-forms/:kind/sections/new                      | coordinator conflicted: rrra | rest: f
GET  /rounds/:slug/return-forms/:kind=nonsense            | coordinator conflicted trustee observer: n | rest: f
GET  /rounds/:slug/words                                  | coordinator conflicted: o | rest: f
POST /rounds/:slug/words                                  | coordinator conflicted: a | rest: f
GET  /rounds/new                                          | coordinator conflicted: o | rest: f
POST /rounds/new                                          | coordinator conflicted: a | rest: f
`;

const day = (name: string, date: string): Readonly<Record<string, string>> => {
  const [year = '', month = '', on = ''] = date.split('-');
  return { [`${name}-year`]: year, [`${name}-month`]: month, [`${name}-day`]: on };
};

/** What is added to the addresses of forms that are opened in two steps, and typed where words won't do. */
const seen = { ...day('sourceOn', '2026-11-20'), ...day('expiresOn', '2027-11-20') };
const group = {
  ...{ legalForm: 'unincorporated-group', postcode: 'CO1 1JB', charityNumber: '' },
  ...{ companyNumber: '', societyNumber: '', schoolNumber: '', cascNumber: '' },
  ...{ accountableBodyName: '', accountableBodyKind: '', accountableBodyNumber: '' },
};
const dated = { ...day('datedOn', '2026-11-20'), ...day('expiresOn', '2027-11-20') };

/** What is added to the addresses of forms that are opened in two steps, and typed where words won't do. */
export const TYPING: Readonly<Record<string, Typing>> = {
  '/applications/:id/checks/:kind': { typed: seen },
  '/applications/:id/sections/:number/autosave': { formOf: '/applications/:id/sections/:number' },
  '/bank-details/:detailsId/check': { typed: day('calledOn', '2026-11-23') },
  '/organisations/:id/bank-details/new': {
    typed: { sortCode: '20-00-00', accountNumber: '55779911' },
  },
  '/organisations/:id/contacts/:personId': { typed: { capacity: 'reader' } },
  '/organisations/:id/documents/new': { typed: dated },
  '/organisations/:id/documents/:documentId/replacement': { typed: dated },
  '/organisations/new': { typed: group },
  '/organisations/new-on-behalf': { query: '?round=any', typed: group },
  '/rounds-board/:slug/checks/passing': { query: '?check=registration', typed: seen },
  '/rounds/:slug/application': { query: '?v=1&a=1' },
  '/rounds/:slug/application-on-behalf': { typed: day('receivedOn', '2026-11-22') },
  '/rounds/:slug/budget': { typed: { 'budget-*': '90,000' } },
  '/rounds/:slug/deadline/grace': { typed: { minutes: '30' } },
  '/rounds/:slug/form/conditions/:place': { query: '?on=is-new' },
  '/rounds/:slug/invitations': { typed: { organisation: '00000000-0000-4000-8000-000000000000' } },
  '/rounds/:slug/form/rules/new': {
    query: '?kind=at-most',
    typed: { sum: 'total-cost', of: 'amount' },
  },
  '/rounds/:slug/form/sections/:number/questions/new': { query: '?kind=short-text' },
  '/rounds/:slug/payments': {
    typed: { 'part-*': '', 'part-1-much': '100', 'part-1-when': 'date', 'part-1-number': '6' },
  },
  '/rounds/:slug/return-forms/:kind/conditions/:place': { query: '?on=story' },
  '/rounds/:slug/return-forms/:kind/rules/new': {
    query: '?kind=at-most',
    typed: { sum: 'cost', of: 'gift' },
  },
  '/rounds/:slug/return-forms/:kind/sections/:number/questions/new': {
    query: '?kind=short-text',
  },
  '/rounds/new': {
    typed: {
      ...{
        'budget-*': '1,000',
        smallest: '500',
        largest: '1,000',
        instalments: '1',
        hasOwnParts: 'equal',
      },
      'part-*': '',
      ...{ returnMonths: '6', ...day('opensOn', '2026-12-01'), ...day('closesOn', '2027-01-10') },
      ...{ ...day('scoreBy', '2027-01-20'), 'criterion-*': '' },
      ...{
        'criterion-1-name': 'Need',
        'criterion-1-question': 'Is it?',
        'criterion-1-weight': '100',
      },
    },
  },
};
