package org.habeas.legalprocess.web;

import java.util.Set;
import org.habeas.casework.Role;
import org.habeas.inbox.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What legal process adds to the main navigation. */
@Configuration(proxyBeanMethods = false)
class LegalPlaces {

    @Bean
    Place enterLegalProcess() {
        return new Place("legal-by-hand", "Enter legal process", "/legal-processes/new", Set.of(Role.LEGAL), 32);
    }
}
