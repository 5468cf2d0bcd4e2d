package org.habeas.sar.web;

import org.habeas.sar.InterimDesk;
import org.habeas.sar.InterimKind;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The letters a person may write between receipt and answer, each an act of its own name. */
@Configuration(proxyBeanMethods = false)
class WriteLetterActs {

    @Bean
    WriteLetterAct extendTimeLimit(InterimDesk desk, LetterLanguage language) {
        return new WriteLetterAct("extend-time-limit", InterimKind.EXTENSION, desk, language);
    }

    @Bean
    WriteLetterAct askWhatIsMeant(InterimDesk desk, LetterLanguage language) {
        return new WriteLetterAct("ask-what-is-meant", InterimKind.CLARIFICATION, desk, language);
    }

    @Bean
    WriteLetterAct askForAFee(InterimDesk desk, LetterLanguage language) {
        return new WriteLetterAct("ask-for-a-fee", InterimKind.FEE, desk, language);
    }

    @Bean
    WriteLetterAct sendWhatIsReady(InterimDesk desk, LetterLanguage language) {
        return new WriteLetterAct("send-what-is-ready", InterimKind.PARTIAL_ANSWER, desk, language);
    }
}
