package org.habeas.casework.clock;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The law packs and calendars as the application reads them when it starts. */
@Configuration(proxyBeanMethods = false)
class LawConfiguration {

    @Bean
    LawBook lawBook() {
        return LawBook.shipped();
    }

    @Bean
    WorkingCalendars workingCalendars() {
        return new WorkingCalendars();
    }

    @Bean
    ApplicableLaw applicableLaw(LawBook book) {
        return new ApplicableLaw(book);
    }
}
