import { Global, Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, APP_INTERCEPTOR } from '@nestjs/core';
import { RateLimits } from '../platform/web/rate-limit.service.js';
import { AccessGuard } from './access/access.guard.js';
import { SignIns } from './access/sign-ins.queries.js';
import { SignInNeededFilter } from './access/sign-in-needed.filter.js';
import { Administration } from './administration/administration.service.js';
import { PeopleController } from './administration/people.controller.js';
import { PersonRolesController } from './administration/person-roles.controller.js';
import { RegisteredPeople } from './administration/registered-people.queries.js';
import { HeldFormInterceptor } from './held-forms/held-form.interceptor.js';
import { HeldForms } from './held-forms/held-forms.service.js';
import { People } from './people.queries.js';
import { RenewalController } from './renewal/renewal.controller.js';
import { Registration } from './registration/registration.service.js';
import { ContactRoles } from './roles/contact-roles.service.js';
import { Roles } from './roles/roles.service.js';
import { EnrolmentController } from './second-factor/enrolment.controller.js';
import { LocalCodesController } from './second-factor/local-codes.controller.js';
import { OneTimeCodes } from './second-factor/one-time-codes.service.js';
import { SecondFactorController } from './second-factor/second-factor.controller.js';
import { SecondFactorsQueries } from './second-factor/second-factors.queries.js';
import { SecondFactors } from './second-factor/second-factors.service.js';
import { SessionsController } from './sessions/sessions.controller.js';
import { SessionsQueries } from './sessions/sessions.queries.js';
import { Sessions } from './sessions/sessions.service.js';
import { SignOutController } from './sessions/sign-out.controller.js';
import { Arrival } from './sign-in/arrival.service.js';
import { SignInAsking } from './sign-in/sign-in-asking.service.js';
import { SignInCodeController } from './sign-in/sign-in-code.controller.js';
import { SignInLinkController } from './sign-in/sign-in-link.controller.js';
import { SignInNameController } from './sign-in/sign-in-name.controller.js';
import { SignInSpending } from './sign-in/sign-in-spending.service.js';
import { SignInTokens } from './sign-in/sign-in-tokens.queries.js';
import { SignInController } from './sign-in/sign-in.controller.js';

/** Who is who, and who may act for whom. Global: every room asks it. */
@Global()
@Module({
  controllers: [
    RenewalController,
    SignInController,
    SignInCodeController,
    SignInLinkController,
    SignInNameController,
    SecondFactorController,
    EnrolmentController,
    LocalCodesController,
    SessionsController,
    SignOutController,
    PeopleController,
    PersonRolesController,
  ],
  providers: [
    People,
    SignIns,
    Registration,
    ContactRoles,
    Roles,
    SignInAsking,
    SignInTokens,
    SignInSpending,
    Arrival,
    HeldForms,
    Sessions,
    SessionsQueries,
    OneTimeCodes,
    SecondFactors,
    SecondFactorsQueries,
    RateLimits,
    Administration,
    RegisteredPeople,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_FILTER, useClass: SignInNeededFilter },
    { provide: APP_INTERCEPTOR, useClass: HeldFormInterceptor },
  ],
  exports: [People, SignIns, Registration, ContactRoles, Roles, SecondFactors, Administration],
})
export class PeopleModule {}
