import { Module } from '@nestjs/common';
import { PlacesModule } from '../places/places.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { AccountsToPay } from './bank-details/accounts-to-pay.queries.js';
import { BankDetailsController } from './bank-details/bank-details.controller.js';
import { BankDetailsQueries } from './bank-details/bank-details.queries.js';
import { BankDetails } from './bank-details/bank-details.service.js';
import { CheckingFactsQueries } from './bank-details/checking/checking-facts.queries.js';
import { CheckingController } from './bank-details/checking/checking.controller.js';
import { Checking } from './bank-details/checking/checking.service.js';
import { ConfirmationController } from './bank-details/confirmation/confirmation.controller.js';
import { PayeeConfirming } from './bank-details/confirmation/confirmation.service.js';
import { CoolingOffController } from './bank-details/cooling-off/cooling-off.controller.js';
import { CoolingOff } from './bank-details/cooling-off/cooling-off.service.js';
import { EarlierPlainNumbers } from './bank-details/earlier-plain-numbers.service.js';
import { EvidenceKeeping } from './bank-details/evidence/evidence-keeping.service.js';
import { EvidenceController } from './bank-details/evidence/evidence.controller.js';
import { Evidence } from './bank-details/evidence/evidence.service.js';
import { GivingController } from './bank-details/giving/giving.controller.js';
import { RefusingController } from './bank-details/refusing/refusing.controller.js';
import { Refusing } from './bank-details/refusing/refusing.service.js';
import { WholeAccountController } from './bank-details/whole/whole-account.controller.js';
import { WholeAccount } from './bank-details/whole/whole-account.service.js';
import { ContactsController } from './contacts/contacts.controller.js';
import { Contacts } from './contacts/contacts.service.js';
import { OrganisationController } from './organisation.controller.js';
import { Organisations } from './organisations.queries.js';
import { RegistrationController } from './registration/registration.controller.js';
import { Registration } from './registration/registration.service.js';

nameConstraints({
  organisation_once_per_charity_number: {
    code: 'charity-number-taken',
    field: 'charityNumber',
    message:
      'An organisation with this charity number is registered already: ask one of its contacts to invite you',
  },
  organisation_once_per_company_number: {
    code: 'company-number-taken',
    field: 'companyNumber',
    message:
      'An organisation with this company number is registered already: ask one of its contacts to invite you',
  },
  bank_details_checked_in_turn: {
    code: 'bank-details-checked',
    message: 'Somebody else has checked these bank details a moment ago: look at them again',
  },
  bank_details_checked_once_by_each: {
    code: 'checked-by-yourself',
    message: 'You have checked these bank details, so somebody else must be the second',
  },
  bank_details_not_checked_by_their_giver: {
    code: 'given-by-yourself',
    message: 'You gave these bank details, so two other people must check them',
  },
});

/** Who applies: what they are, who acts for them, where they are paid. */
@Module({
  imports: [PlacesModule],
  controllers: [
    RegistrationController,
    ContactsController,
    OrganisationController, // `organisations/new` before `organisations/:id`
    BankDetailsController,
    GivingController,
    CoolingOffController,
    CheckingController,
    RefusingController,
    WholeAccountController,
    ConfirmationController,
    EvidenceController,
  ],
  providers: [
    Organisations,
    Registration,
    Contacts,
    BankDetails,
    BankDetailsQueries,
    AccountsToPay,
    EarlierPlainNumbers,
    CheckingFactsQueries,
    Checking,
    PayeeConfirming,
    EvidenceKeeping,
    Evidence,
    Refusing,
    WholeAccount,
    CoolingOff,
  ],
  exports: [
    Organisations,
    Registration,
    Contacts,
    BankDetails,
    BankDetailsQueries,
    AccountsToPay,
    Checking,
    PayeeConfirming,
  ],
})
export class OrganisationsModule {}
