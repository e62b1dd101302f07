import { Module } from '@nestjs/common';
import { AlikeOrganisations } from './alike-organisations.queries.js';
import { PlacesModule } from '../places/places.module.js';
import { nameConstraints } from '../platform/database/constraint-refusals.js';
import { AccountsToPay } from './bank-details/accounts-to-pay.queries.js';
import { BankDetailsController } from './bank-details/bank-details.controller.js';
import { BankDetailsQueries } from './bank-details/bank-details.queries.js';
import { BankDetails } from './bank-details/bank-details.service.js';
import { CheckingAnew } from './bank-details/checking-anew/checking-anew.service.js';
import { OrganisationRenaming } from './renaming/organisation-renaming.service.js';
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
import { LibraryAddingController } from './documents/adding/library-adding.controller.js';
import { LibraryAdding } from './documents/adding/library-adding.service.js';
import { DocumentsController } from './documents/documents.controller.js';
import { LibraryFactsQueries } from './documents/library-facts.queries.js';
import { OrganisationDocuments } from './documents/organisation-documents.queries.js';
import { OwnDocuments } from './documents/own-documents.queries.js';
import { ReplacementController } from './documents/replacement/replacement.controller.js';
import { Replacement } from './documents/replacement/replacement.service.js';
import { DocumentWithdrawalController } from './documents/withdrawal/document-withdrawal.controller.js';
import { DocumentWithdrawal } from './documents/withdrawal/document-withdrawal.service.js';
import { InvitationAcceptanceController } from './contacts/acceptance/acceptance.controller.js';
import { InvitationAcceptance } from './contacts/acceptance/acceptance.service.js';
import { ChangingController } from './contacts/changing/changing.controller.js';
import { ContactChanging } from './contacts/contact-changing.service.js';
import { ContactsQueries } from './contacts/contacts.queries.js';
import { EndingController } from './contacts/ending/ending.controller.js';
import { InvitingController } from './contacts/inviting/inviting.controller.js';
import { Inviting } from './contacts/inviting/inviting.service.js';
import { InvitationWithdrawalController } from './contacts/withdrawal/withdrawal.controller.js';
import { InvitationWithdrawal } from './contacts/withdrawal/withdrawal.service.js';
import { OrganisationsListController } from './list/organisations-list.controller.js';
import { OrganisationsList } from './list/organisations-list.queries.js';
import { DistinctionController } from './merging/distinction/distinction.controller.js';
import { TellingApart } from './merging/distinction/distinction.service.js';
import { Distinctions } from './merging/distinction/distinctions.queries.js';
import { DuplicatesController } from './merging/duplicates.controller.js';
import { Duplicates } from './merging/duplicates.queries.js';
import { Merges } from './merging/merges.queries.js';
import { MergingController } from './merging/merging.controller.js';
import { MergingPreview } from './merging/merging-preview.queries.js';
import { Merging } from './merging/merging.service.js';
import { CHECKED_MEANWHILE } from './checks/check.rules.js';
import { CheckFileController } from './checks/check-file.controller.js';
import { OrganisationChecking } from './checks/organisation-checking.service.js';
import { OrganisationChecks } from './checks/organisation-checks.queries.js';
import { FlagsController } from './flags/flags.controller.js';
import { Flagging } from './flags/flagging.service.js';
import { Flags } from './flags/flags.queries.js';
import { LookUpsController } from './look-ups/look-ups.controller.js';
import { LookUpsQueries } from './look-ups/look-ups.queries.js';
import { LookUps } from './look-ups/look-ups.service.js';
import { Registers } from './look-ups/registers.service.js';
import { OrganisationController } from './organisation.controller.js';
import { Organisations } from './organisations.queries.js';
import { OnBehalfRegistrationController } from './registration/on-behalf/on-behalf-registration.controller.js';
import { RegistrationController } from './registration/registration.controller.js';
import { Registration } from './registration/registration.service.js';

nameConstraints({
  organisation_identifier_once: (detail) => ({
    code: 'number-taken',
    field: fieldOf(detail),
    message:
      'An organisation with this number is registered already: ask one of its people to invite you, or ask us if you know none of them',
  }),
  contact_invitation_once_per_address: {
    code: 'invited-meanwhile',
    field: 'email',
    message: 'Somebody else has invited this address a moment ago',
  },
  organisation_document_once_at_a_time: {
    code: 'document-there',
    message: 'This document is in your library already',
  },
  organisation_document_replaces_one: {
    code: 'replaced',
    message: 'A newer version has replaced this document already',
  },
  organisation_check_in_turn: CHECKED_MEANWHILE,
  register_look_up_one_at_a_time: {
    code: 'register-asked-already',
    message: 'Somebody has just asked this register: its answer comes in a moment',
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

/** The field in which the number was typed that the database names in its detail. */
function fieldOf(detail: string): string {
  if (/GB-(CHC|SC|NIC)-/.test(detail)) return 'charityNumber';
  if (detail.includes('GB-COH-')) return 'companyNumber';
  if (detail.includes('GB-MPR-')) return 'societyNumber';
  return detail.includes('GB-CASC-') ? 'cascNumber' : 'schoolNumber';
}

/** Who applies: what they are, who acts for them, where they are paid. */
@Module({
  imports: [PlacesModule],
  controllers: [
    RegistrationController,
    OnBehalfRegistrationController,
    DuplicatesController,
    OrganisationsListController,
    InvitingController,
    ChangingController,
    EndingController,
    InvitationWithdrawalController,
    InvitationAcceptanceController,
    MergingController,
    DistinctionController,
    OrganisationController, // `organisations/new` and `organisations/duplicates` before `organisations/:id`
    BankDetailsController,
    GivingController,
    CoolingOffController,
    CheckingController,
    RefusingController,
    WholeAccountController,
    ConfirmationController,
    EvidenceController,
    LibraryAddingController, // `documents/new` before `documents/:documentId`
    ReplacementController,
    DocumentWithdrawalController,
    DocumentsController,
    FlagsController,
    LookUpsController,
    CheckFileController,
  ],
  providers: [
    Organisations,
    OrganisationRenaming,
    CheckingAnew,
    AlikeOrganisations,
    OrganisationsList,
    Registration,
    ContactsQueries,
    ContactChanging,
    Inviting,
    InvitationAcceptance,
    InvitationWithdrawal,
    Duplicates,
    Merges,
    MergingPreview,
    Merging,
    Distinctions,
    TellingApart,
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
    OrganisationDocuments,
    OwnDocuments,
    LibraryFactsQueries,
    LibraryAdding,
    Replacement,
    DocumentWithdrawal,
    Flags,
    Flagging,
    Registers,
    LookUps,
    LookUpsQueries,
    OrganisationChecks,
    OrganisationChecking,
  ],
  exports: [
    Organisations,
    OrganisationRenaming,
    CheckingAnew,
    AlikeOrganisations,
    Registration,
    ContactsQueries,
    Inviting,
    InvitationAcceptance,
    ContactChanging,
    Merges,
    Merging,
    TellingApart,
    BankDetails,
    BankDetailsQueries,
    AccountsToPay,
    Checking,
    PayeeConfirming,
    OrganisationDocuments,
    LibraryAdding,
    Replacement,
    Flags,
    Flagging,
    LookUps,
    LookUpsQueries,
    OrganisationChecks,
    OrganisationChecking,
  ],
})
export class OrganisationsModule {}
