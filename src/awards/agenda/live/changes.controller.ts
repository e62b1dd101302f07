import {
  Controller,
  Get,
  NotAcceptableException,
  Param,
  ParseUUIDPipe,
  Req,
  Res,
} from '@nestjs/common';
import type { Request, Response } from 'express';
import { MeetingAccess } from '../../../panels/meetings/meeting-access.queries.js';
import { Allow } from '../../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../../platform/access/signed-in.decorator.js';
import { EventStream, wantsEvents } from '../../../platform/live/event-stream.js';
import { Viewers } from './viewers.service.js';

/** Says `changed` to who looks at a meeting's page, whenever something about the meeting has. */
@Controller('meetings/:meetingId/changes')
@Allow('coordinator', 'observer', 'panel-member', 'substitute')
export class ChangesController {
  constructor(
    private readonly access: MeetingAccess,
    private readonly viewers: Viewers,
  ) {}

  @Get()
  async listen(
    @Param('meetingId', ParseUUIDPipe) meetingId: string,
    @SignedIn() person: SignedInPerson,
    @Req() req: Request,
    @Res() res: Response,
  ): Promise<void> {
    const { meeting } = await this.access.toRead(meetingId, person);
    if (!wantsEvents(req)) throw new NotAcceptableException();
    this.viewers.refuseOneTooMany(person.id);
    const { roundId } = meeting;
    const viewer = { sessionId: req.sessionID, personId: person.id, meetingId, roundId };
    this.viewers.add(viewer, (ended) => EventStream.open(req, res, ended));
  }
}
