package org.habeas.breach.web;

import java.util.Set;
import org.habeas.casework.Role;
import org.habeas.inbox.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What breaches add to the main navigation. */
@Configuration(proxyBeanMethods = false)
class BreachPlaces {

    @Bean
    Place breachesPlace() {
        return new Place(
                "breaches",
                "Breaches",
                "/breaches",
                Set.of(Role.BREACH_LEAD, Role.APPROVER, Role.LEGAL, Role.AUDITOR),
                40);
    }
}
