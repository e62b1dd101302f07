import type { DraftTables } from '../../forms/drafting/rival-answers.queries.js';

/** Where what is written to returns at once is kept. */
export const RETURN_DRAFTS: DraftTables = {
  saves: 'return_answer_save',
  rivals: 'return_rival_answer',
  key: 'return_id',
};
