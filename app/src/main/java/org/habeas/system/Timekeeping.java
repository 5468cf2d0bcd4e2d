package org.habeas.system;

import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The one clock of the application, and the scheduler that runs its sweeps. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class Timekeeping {

    /** UTC; local dates are read in the zone of a legal entity. */
    @Bean
    @ConditionalOnMissingBean
    Clock clock() {
        return Clock.systemUTC();
    }
}
