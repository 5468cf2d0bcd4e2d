package org.habeas.system.demo;

import java.util.Set;
import org.habeas.inbox.Banner;
import org.habeas.inbox.Place;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;

/** What a demonstration shows on every page. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class DemoConfiguration {

    @Bean
    Banner demoBanner() {
        return new Banner("Demonstration: invented people, no mail leaves this machine.");
    }

    @Bean
    Place requestersMailboxPlace() {
        return new Place("demo-mailbox", "Requesters’ mail", "/demo/mailbox", Set.of(), 90);
    }
}
