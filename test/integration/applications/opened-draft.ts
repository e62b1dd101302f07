import { Starting } from '../../../src/applications/starting/starting.service.js';
import type { House } from '../../support/house.js';
import { hiddenFieldsOf, type Answer, type Fields, type Visitor } from '../../support/visitor.js';
import { anOrganisation } from './written-application.js';

let groups = 0;

/** A draft of a new group with two contacts, and the two, each in a browser. */
export async function aDraft(
  house: House,
  roundSlug: string,
): Promise<{ id: string; organisationId: string; wyn: Visitor; sam: Visitor }> {
  const contact = await house.person('Wyn Wivenhoe');
  const organisationId = await anOrganisation(house, `Group ${++groups}`, contact);
  const second = await house.person('Sam Okafor', { role: 'contact', subjectId: organisationId });
  const id = await house
    .get(Starting)
    .start({ roundSlug, organisationId, by: contact, reachedAt: house.clock.now() });
  return { id, organisationId, wyn: await house.as(contact), sam: await house.as(second) };
}

/** A section's form, open in somebody's browser: what is typed into it is sent with what it was opened with. */
export interface OpenForm {
  save(typed: Fields): Promise<Answer>;
  /** As the script does while somebody types. */
  autosave(typed: Fields): Promise<Autosaved>;
}

interface Autosaved {
  readonly status: number;
  readonly words?: string;
  readonly opened?: string;
  readonly changed?: boolean;
  readonly refused?: readonly string[];
}

export async function openForm(visitor: Visitor, path: string): Promise<OpenForm> {
  let hidden = hiddenFieldsOf((await visitor.get(path)).text, path);
  return {
    save: (typed) => visitor.post(path, { ...hidden, ...typed }),
    async autosave(typed) {
      const answer = await visitor.post(`${path}/autosave`, { ...hidden, ...typed });
      const told = JSON.parse(answer.text) as Autosaved;
      if (told.opened !== undefined) hidden = { ...hidden, _opened: told.opened };
      return { ...told, status: answer.status };
    },
  };
}
