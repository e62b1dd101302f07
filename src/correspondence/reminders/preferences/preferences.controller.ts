import { Body, Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../../platform/web/page.js';
import { Kinds } from '../kinds.queries.js';
import { PreferencesForm } from './preferences.form.js';
import { Preferences } from './preferences.queries.js';
import { kindsFor } from './preferences.rules.js';
import { Preferring } from './preferring.service.js';

/** Which reminders a person wants. */
@Controller('preferences')
@Allow('signed-in')
export class PreferencesController {
  constructor(
    private readonly kinds: Kinds,
    private readonly preferences: Preferences,
    private readonly preferring: Preferring,
  ) {}

  @Get()
  async show(@SignedIn() person: SignedInPerson): Promise<Page> {
    const off = await this.preferences.offOf(person.id);
    return page('correspondence/reminders/preferences/views/preferences.njk', {
      kinds: kindsFor(this.kinds.all, person.roles, off).map(({ name, words }) => ({
        name,
        title: words.title,
        isWanted: !off.has(name),
      })),
    });
  }

  @Post()
  async choose(
    @Body(new FormPipe(PreferencesForm)) { wanted }: PreferencesForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const off = await this.preferences.offOf(person.id);
    const shown = kindsFor(this.kinds.all, person.roles, off).map(({ name }) => name);
    await this.preferring.choose(person.id, shown, wanted);
    return seeOther('/preferences', 'Your choice is kept. It counts from the next reminder on.');
  }
}
