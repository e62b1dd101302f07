import { Controller, Get, Post } from '@nestjs/common';
import { Allow } from '../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../platform/access/signed-in.decorator.js';
import { page, seeOther, type Page, type SeeOther } from '../platform/web/page.js';
import { LastVerification } from '../reporting/proof/last-verification.queries.js';
import { proofPage } from './proof.page.js';
import { Proof } from './proof.service.js';

@Controller('proof')
@Allow('trustee-administrator', 'observer')
export class ProofController {
  constructor(
    private readonly last: LastVerification,
    private readonly proof: Proof,
  ) {}

  @Get()
  async show(@SignedIn() person: SignedInPerson): Promise<Page> {
    const [finished, underWaySince] = await Promise.all([
      this.last.finished(),
      this.last.underWaySince(),
    ]);
    return page('proof/views/proof.njk', {
      ...proofPage(finished),
      underWaySince,
      mayAsk: holds(person, 'trustee-administrator'),
    });
  }

  @Post()
  @Allow('trustee-administrator')
  async ask(@SignedIn() person: SignedInPerson): Promise<SeeOther> {
    const isBegun = await this.proof.ask(person.id);
    return seeOther(
      '/proof',
      isBegun
        ? 'The proof has begun. This page shows its result when it is finished.'
        : 'A proof is under way already. This page shows its result when it is finished.',
    );
  }
}
