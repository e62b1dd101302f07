import { Module } from '@nestjs/common';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { BankDetailsQueries } from './bank-details/bank-details.queries.js';
import { BankDetails } from './bank-details/bank-details.service.js';
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
  bank_details_pkey: {
    code: 'bank-details-given',
    message: 'This organisation has already given its bank details',
  },
});

/** Who applies: what they are, who acts for them, where they are paid. */
@Module({
  controllers: [RegistrationController, ContactsController, OrganisationController], // `organisations/new` before `organisations/:id`
  providers: [Organisations, Registration, Contacts, BankDetails, BankDetailsQueries],
  exports: [Organisations, Registration, Contacts, BankDetails, BankDetailsQueries],
})
export class OrganisationsModule {}
