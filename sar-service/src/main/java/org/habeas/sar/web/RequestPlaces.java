package org.habeas.sar.web;

import java.util.Set;
import org.habeas.casework.Role;
import org.habeas.inbox.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What requests add to the main navigation. */
@Configuration(proxyBeanMethods = false)
class RequestPlaces {

    @Bean
    Place enterByHand() {
        return new Place("by-hand", "Enter by hand", "/requests/new", Set.of(Role.INTAKE, Role.CASEWORKER), 30);
    }
}
