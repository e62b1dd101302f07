import { Injectable } from '@nestjs/common';
import { pageOf, type Shown } from '../platform/web/paging.rules.js';
import { AgreementChanges, type RecordedChange } from './agreement/agreement-changes.queries.js';
import { FundDocuments, type ListedDocument } from './documents/documents.queries.js';
import { Duties, type DutyOfFund } from './duties/duties.queries.js';
import {
  FunderContacts,
  type ListedFunderContact,
} from './funder-contacts/funder-contacts.queries.js';
import { FundPayments, type RecordedFundPayment } from './fund-payments.queries.js';
import {
  PublicationHolds,
  type RecordedHold,
} from './publication-hold/publication-holds.queries.js';
import { Receipts, type RecordedReceipt } from './receipts.queries.js';
import { Tranches, type ExpectedTranche } from './tranches/tranches.queries.js';
import { Transfers, type RecordedTransfer } from './transfer/transfers.queries.js';

/** Everything that was written down about one fund. */
interface PapersOfFund {
  /** Of the page that is shown. */
  readonly receipts: readonly RecordedReceipt[];
  readonly receiptCount: number;
  readonly shownReceipts: Shown;
  readonly payments: readonly RecordedFundPayment[];
  readonly transfers: readonly RecordedTransfer[];
  readonly tranches: readonly ExpectedTranche[];
  readonly duties: readonly DutyOfFund[];
  readonly documents: readonly ListedDocument[];
  readonly changes: readonly RecordedChange[];
  readonly publicationHolds: readonly RecordedHold[];
  readonly funderContacts: readonly ListedFunderContact[];
}

/** What the page of a fund shows beside its figures. */
@Injectable()
export class FundPapers {
  constructor(
    private readonly receipts: Receipts,
    private readonly payments: FundPayments,
    private readonly transfers: Transfers,
    private readonly tranches: Tranches,
    private readonly duties: Duties,
    private readonly documents: FundDocuments,
    private readonly changes: AgreementChanges,
    private readonly publicationHolds: PublicationHolds,
    private readonly funderContacts: FunderContacts,
  ) {}

  /** @param receiptsPage the page of receipts that an address asks for; the first when it asks for none. */
  async ofFund(fundId: string, receiptsPage: string | undefined): Promise<PapersOfFund> {
    const receiptCount = await this.receipts.countOfFund(fundId);
    const shownReceipts = pageOf(receiptCount, receiptsPage);
    const [receipts, payments, transfers, tranches, duties, documents, changes, holds, contacts] =
      await Promise.all([
        this.receipts.ofFund(fundId, shownReceipts),
        this.payments.ofFund(fundId),
        this.transfers.ofFund(fundId),
        this.tranches.ofFund(fundId),
        this.duties.ofFund(fundId),
        this.documents.ofFund(fundId),
        this.changes.ofFund(fundId),
        this.publicationHolds.ofFund(fundId),
        this.funderContacts.ofFund(fundId),
      ]);
    return {
      ...{ receipts, receiptCount, shownReceipts },
      ...{ payments, transfers, tranches, duties, documents, changes },
      ...{ publicationHolds: holds, funderContacts: contacts },
    };
  }
}
