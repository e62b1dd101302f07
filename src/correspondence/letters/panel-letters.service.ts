import { Injectable } from '@nestjs/common';
import { Meetings } from '../../panels/meetings/meetings.queries.js';
import { Substitutes } from '../../panels/meetings/substitutes/substitutes.queries.js';
import { Organisations } from '../../organisations/organisations.queries.js';
import { Rounds } from '../../rounds/rounds.queries.js';
import { LetterWriting } from './letter-writing.service.js';

/** What people hear whom a panel invites: to a meeting, or to apply. */
@Injectable()
export class PanelLetters {
  constructor(
    private readonly substitutes: Substitutes,
    private readonly meetings: Meetings,
    private readonly rounds: Rounds,
    private readonly organisations: Organisations,
    private readonly writing: LetterWriting,
  ) {}

  /** To the substitute; nothing to one who was withdrawn before it went out. */
  async toSubstitute(substituteId: string): Promise<void> {
    const named = await this.substitutes.byId(substituteId);
    const meeting = named && (await this.meetings.byId(named.meetingId));
    if (!meeting) return;
    const { personName: name, email } = named;
    await this.writing.writeToEach([{ name, email }], {
      key: `substitute/${substituteId}`,
      subject: `You go to a meeting of the ${meeting.panelName} for ${named.memberName}`,
      template: 'correspondence/letters/views/substitute-named.txt.njk',
      model: { named, meeting },
    });
  }

  /** To the contacts of an organisation that may apply to a round by invitation. */
  async toInvited(roundId: string, organisationId: string): Promise<void> {
    const [round, organisation, contacts] = await Promise.all([
      this.rounds.byId(roundId),
      this.organisations.byId(organisationId),
      this.organisations.contactsOf(organisationId),
    ]);
    if (!round || !organisation) return;
    await this.writing.writeToEach(contacts, {
      key: `round/${roundId}/invited/${organisationId}`,
      subject: `${organisation.name} is invited to apply: ${round.title}`,
      template: 'correspondence/letters/views/round-invited.txt.njk',
      model: { round, organisationName: organisation.name },
    });
  }
}
