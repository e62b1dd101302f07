import type { Admitted } from '../../../src/kernel/role.js';
import { admissionOf, rolesAtDoor } from '../../../src/people/access/admission.rules.js';
import { People } from '../../../src/people/people.queries.js';
import type { Route } from '../../architecture/routes.js';
import type { Visitor } from '../../support/visitor.js';
import { aPdf } from '../organisations/a-paper.js';
import { filledForm, type FilledForm } from './filled-form.js';
import { WOULD_BE_DONE } from './rehearsal.js';
import { ROLES, visitorOf, type Params, type RoleName, type Scene } from './scene.js';

/** What is added to an address, and what is typed, so that its form can be sent. */
export interface Typing {
  readonly query?: string;
  readonly typed?: Readonly<Record<string, string>>;
  /** The route whose page has the form, where a script sends it elsewhere. */
  readonly formOf?: string;
}

interface Walker {
  readonly role: RoleName;
  readonly visitor: Visitor;
  readonly token: string;
  readonly roles: Parameters<typeof rolesAtDoor>[0] | undefined;
}

type Door = Pick<Route, 'method' | 'path' | 'allowed'>;

/** Walks through the doors of a house as everybody, and writes down what each is answered in each state. */
export class Walk {
  private turn = 0;
  private readonly forms = new Map<string, Map<RoleName, FilledForm>>();

  private constructor(
    private readonly scene: Scene,
    private readonly walkers: readonly Walker[],
    private readonly typing: Readonly<Record<string, Typing>>,
  ) {}

  static async of(scene: Scene, typing: Readonly<Record<string, Typing>>): Promise<Walk> {
    const walkers: Walker[] = [];
    for (const role of ROLES) {
      const visitor = await visitorOf(scene, role);
      const { text } = await visitor.get(role === 'nobody' ? '/sign-in' : '/home');
      const token = /name="_csrf" value="([^"]*)"/.exec(text)?.[1] ?? '';
      const person = scene.people.get(role);
      const known =
        person === undefined ? undefined : await scene.house.get(People).withRoles(person);
      walkers.push({ role, visitor, token, roles: known?.roles });
    }
    return new Walk(scene, walkers, typing);
  }

  /**
   * A line of the table: the route, who is answered what, and what the rest is. A cell is one letter for
   * each state, or one for all; nobody is left out where they are sent to the sign-in.
   * @param variant the route's path, with what stands in the place of a parameter: `:kind=duplicates`
   */
  async line(door: Door, variant: string): Promise<string> {
    const cells = await Promise.all(
      this.walkers.map(async (walker): Promise<readonly [RoleName, string]> => [
        walker.role,
        await this.cell(walker, door, variant),
      ]),
    );
    const rest = cells.find(([role]) => role === 'stranger')?.[1] ?? '';
    const groups = new Map<string, RoleName[]>();
    for (const [role, letters] of cells) {
      if (letters === (role === 'nobody' ? 'i' : rest)) continue;
      groups.set(letters, [...(groups.get(letters) ?? []), role]);
    }
    const some = [...groups].map(([letters, roles]) => `${roles.join(' ')}: ${letters}`);
    return [`${door.method} ${variant}`, ...some, `rest: ${rest}`].join(' | ');
  }

  /**
   * A door that is shut to somebody is so before anything is looked at, and one that is open to anyone
   * looks at nobody: they try it in one state, each time another.
   */
  private async cell(walker: Walker, door: Door, variant: string): Promise<string> {
    const subject = this.scene.subjects.find(({ prefix }) => prefix.test(door.path));
    const states = subject?.states ?? [];
    const roles = walker.roles && rolesAtDoor(walker.roles, door.method === 'GET');
    const allowed = (door.allowed ?? []) as readonly Admitted[];
    const isTheSame =
      admissionOf(allowed, roles, true) !== 'admit' ||
      (allowed.includes('anyone') && walker.role !== 'nobody');
    const tried = isTheSame ? states.slice(this.turn++ % states.length).slice(0, 1) : states;
    let letters = '';
    for (const { state, params } of tried) {
      letters += await this.letter(walker, door, variant, { ...params, state });
    }
    return new Set(letters).size === 1 ? letters.charAt(0) : letters;
  }

  private async letter(
    walker: Walker,
    { method, path }: Door,
    variant: string,
    params: Params,
  ): Promise<string> {
    const { query = '', typed, formOf } = this.typing[variant] ?? {};
    const address = addressOf(variant, params) + query;
    const keys = keysOf(formOf ?? variant, formOf ?? path, params);
    if (method === 'GET') {
      const answer = await walker.visitor.get(address);
      const form = answer.status === 200 ? filledForm(answer.text, address, typed) : undefined;
      if (form) for (const key of keys) this.remember(key, walker.role, form);
      return letterOf(answer.status, answer.location);
    }
    const form = this.formFor(walker.role, keys);
    if (!form) return '<no form>';
    const { status, location } = await send(walker, address, form);
    return letterOf(status, location);
  }

  private remember(key: string, role: RoleName, form: FilledForm): void {
    const known = this.forms.get(key) ?? new Map<RoleName, FilledForm>();
    if (!known.has(role)) known.set(role, form);
    this.forms.set(key, known);
  }

  /** Their own, wherever there was one; else that of the first who was shown one. */
  private formFor(role: RoleName, keys: readonly string[]): FilledForm | undefined {
    for (const one of [role, ...ROLES]) {
      for (const key of keys) {
        const form = this.forms.get(key)?.get(one);
        if (form) return form;
      }
    }
    return undefined;
  }
}

/** A form is looked for where it is sent to; else as it is in another state; else at another of the route's addresses. */
function keysOf(variant: string, path: string, { state = '' }: Params): readonly string[] {
  return [`${variant} ${state}`, variant, path];
}

function addressOf(variant: string, params: Params): string {
  return variant.replaceAll(/(:\w+)(?:=([\w-]+))?/g, (_, name: string, value?: string) =>
    value === undefined ? (params[name] ?? name) : (params[value] ?? value),
  );
}

function send({ visitor, token }: Walker, address: string, form: FilledForm) {
  const fields = [...form.fields.filter(([name]) => name !== '_csrf'), ['_csrf', token]] as const;
  const sent = Object.fromEntries(fields) as Record<string, string>;
  return form.hasFile
    ? visitor.postFile(`${address}?_csrf=${token}`, sent, 'Paper.pdf', aPdf())
    : visitor.post(address, sent);
}

function letterOf(status: number, location: string | undefined): string {
  if (status === 401 || location === '/sign-in') return 'i';
  const letters: Readonly<Record<number, string>> = {
    ...{ 200: 'o', 303: 's', 403: 'f', 404: 'n', 422: 'r', [WOULD_BE_DONE]: 'a' },
  };
  return letters[status] ?? `<${status}>`;
}
