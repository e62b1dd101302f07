import { Controller, Get, NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { Clock } from '../../kernel/clock.js';
import { Allow } from '../../platform/access/allow.decorator.js';
import { holds, SignedIn, type SignedInPerson } from '../../platform/access/signed-in.decorator.js';
import { Pdf } from '../../platform/paper/pdf.service.js';
import { csvOf, workbookOf } from '../../platform/paper/workbook.js';
import { download, MEDIA_TYPES, page, type Download, type Page } from '../../platform/web/page.js';
import { PanelAccess } from '../membership/panel-access.queries.js';
import type { Panel } from '../membership/panel.entity.js';
import { panelRegisterPage, type PanelRegisterPage } from './register.page.js';
import { registerPaper } from './register-paper.page.js';
import { InterestRegisters } from './interest-registers.queries.js';

/** What the members of a panel have registered: open to the panel. */
@Controller('panels/:panelId/register')
export class PanelRegisterController {
  constructor(
    private readonly access: PanelAccess,
    private readonly registers: InterestRegisters,
    private readonly pdf: Pdf,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Allow('coordinator', 'observer', 'panel-member')
  async show(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Page> {
    const { panel, seat } = await this.access.toRead(panelId, person);
    return page('panels/register/views/panel.njk', {
      panel,
      ...(await this.registerOf(panel)),
      isMember: seat !== undefined,
      mayExport: holds(person, 'coordinator'),
      seesOrganisations: holds(person, 'coordinator') || holds(person, 'observer'),
    });
  }

  /** For the coordinator to publish or to keep. */
  @Get(':format')
  @Allow('coordinator')
  async file(
    @Param('panelId', ParseUUIDPipe) panelId: string,
    @Param('format') format: string,
    @SignedIn() person: SignedInPerson,
  ): Promise<Download> {
    const { panel } = await this.access.toRead(panelId, person);
    if (format !== 'csv' && format !== 'xlsx' && format !== 'pdf') throw new NotFoundException();
    const paper = registerPaper(panel.name, await this.registerOf(panel), this.clock.today());
    const name = `register-of-interests-${this.clock.today()}.${format}`;
    switch (format) {
      case 'csv':
        return download(name, MEDIA_TYPES.csv, csvOf(paper));
      case 'xlsx':
        return download(name, MEDIA_TYPES.xlsx, await workbookOf(paper));
      case 'pdf':
        return download(name, MEDIA_TYPES.pdf, this.pdf.print(paper, this.clock.now()));
    }
  }

  private async registerOf({ id }: Panel): Promise<PanelRegisterPage> {
    const seats = await this.registers.ofPanel(id);
    const entries = await this.registers.entriesOf(seats.map(({ personId }) => personId));
    return panelRegisterPage(seats, entries, this.clock.today());
  }
}
