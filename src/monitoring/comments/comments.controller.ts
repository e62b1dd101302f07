import { randomUUID } from 'node:crypto';
import {
  Body,
  Controller,
  Get,
  NotFoundException,
  Param,
  ParseUUIDPipe,
  Post,
} from '@nestjs/common';
import { Allow } from '../../platform/access/allow.decorator.js';
import { SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { FormPipe } from '../../platform/web/form.pipe.js';
import { page, seeOther, type Page, type SeeOther } from '../../platform/web/page.js';
import { AwardsInReach } from '../awards-in-reach.queries.js';
import { ReadableReturns, type ReadableReturn } from '../readable-returns.queries.js';
import { CommentForm } from './comments.form.js';
import { ReturnComments } from './return-comments.service.js';

/** What members and staff say of a return, for each other. Its organisation finds no such page. */
@Controller('returns/:returnId/comments')
@Allow('panel-member', 'coordinator', 'trustee-administrator')
export class CommentsController {
  constructor(
    private readonly returns: ReadableReturns,
    private readonly awards: AwardsInReach,
    private readonly comments: ReturnComments,
  ) {}

  @Get()
  async show(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { asked } = await this.found(person, returnId);
    return page('monitoring/comments/views/comments.njk', {
      asked,
      comments: await this.comments.ofReturn(returnId),
      formKey: randomUUID(),
    });
  }

  @Post()
  async comment(
    @Param('returnId', ParseUUIDPipe) returnId: string,
    @Body(new FormPipe(CommentForm)) { text, formKey }: CommentForm,
    @SignedIn() person: SignedInPerson,
  ): Promise<SeeOther> {
    const { awardId } = (await this.found(person, returnId)).asked;
    await this.comments.comment({ returnId, awardId, text, formKey, by: person.id });
    return seeOther(`/returns/${returnId}/comments`, 'Your comment is with the others.');
  }

  private async found(person: SignedInPerson, returnId: string): Promise<ReadableReturn> {
    const found = await this.returns.readableBy(person, returnId);
    if (!found) throw new NotFoundException();
    await this.awards.found(person, found.asked.awardId, 'staff', 'panel');
    return found;
  }
}
