import { page, type Page } from '../../platform/web/page.js';
import { FORM_TITLES } from './form-shelf.rules.js';
import type { BuildingDesk, FormDesk } from './form-desk.queries.js';

/** What every page that edits a form stands on. Its form begins with `sent` of `views/edit.njk`. */
export function editPage(template: string, desk: BuildingDesk, model: object): Page {
  const { round, building, at } = desk;
  return page(template, {
    ...{ round, base: at.base, formTitle: FORM_TITLES[at.of] },
    form: building.definition,
    version: building.version,
    revision: building.revision,
    ...model,
  });
}

/** In place of a page that edits, when nobody is building a version, perhaps no longer. */
export function nothingBuilt({ round, published, at }: FormDesk): Page {
  return page('rounds/form-building/views/nothing-built.njk', {
    ...{ round, base: at.base, formTitle: FORM_TITLES[at.of], newest: published[0] },
  });
}
