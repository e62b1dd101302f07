import type { DraftTables } from '../../forms/drafting/rival-answers.queries.js';

/** Where what is written to applications at once is kept. */
export const APPLICATION_DRAFTS: DraftTables = {
  saves: 'answer_save',
  rivals: 'rival_answer',
  key: 'application_id',
};
