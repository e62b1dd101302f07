import { page, type Page } from '../../platform/web/page.js';
import type { BuildingDesk, FormDesk } from './form-desk.queries.js';

/** What every page that edits a form stands on. Its form begins with `sent` of `views/edit.njk`. */
export function editPage(template: string, desk: BuildingDesk, model: object): Page {
  const { round, building } = desk;
  return page(template, {
    round,
    form: building.definition,
    version: building.version,
    revision: building.revision,
    ...model,
  });
}

/** In place of a page that edits, when nobody is building a version, perhaps no longer. */
export function nothingBuilt({ round, published }: FormDesk): Page {
  return page('rounds/form-building/views/nothing-built.njk', { round, newest: published[0] });
}
