import { shownQuestions } from '../../../src/forms/showing/shown-questions.js';
import { Views } from '../../../src/platform/web/views.service.js';
import { standardForm } from '../../../src/rounds/standard-form.js';

it.each([1, 2, 3, 4, 5, 6])(
  'shows section %s of the standard form on its page, empty',
  (number) => {
    const fields = shownQuestions(standardForm, number, {}, []) ?? [];
    const shell = {
      ...{ path: '/', refusals: [], typed: {}, csrfToken: () => 'token', nonce: '' },
      ...{ onlyReads: () => false, signInEnd: { at: new Date('2026-12-04T12:00:00Z') } },
    };
    const draft = { status: 'draft', answers: {}, reference: 'OC-2026-0001' };

    const html = new Views().render('applications/drafting/views/section.njk', {
      ...{ fields, shell, draft, number, title: 'A section', count: 6, opened: '', page: '' },
    });

    for (const { question } of fields) {
      const attribute = question.kind === 'files' ? 'id' : 'name';
      expect(html).toMatch(new RegExp(`${attribute}="${question.name}[".-]`));
    }
  },
);
