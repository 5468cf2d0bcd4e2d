package org.habeas.transparency.web;

import java.util.Set;
import org.habeas.casework.Role;
import org.habeas.inbox.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where reports stand in the main navigation. */
@Configuration(proxyBeanMethods = false)
class ReportPlaces {

    @Bean
    Place reportsPlace() {
        return new Place("reports", "Reports", "/reports", Set.of(Role.REPORTER, Role.LEGAL, Role.APPROVER), 60);
    }
}
