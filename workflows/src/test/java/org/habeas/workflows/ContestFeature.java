package org.habeas.workflows;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.workflows.model.ContestModel.Beans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for the feature of complaints and appeals behind its model. */
@Configuration(proxyBeanMethods = false)
class ContestFeature {

    /** What the workflow called, bean by bean, in order. */
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    @Bean(Beans.ACKNOWLEDGE)
    JavaDelegate acknowledgeContest() {
        return execution -> CALLS.add(Beans.ACKNOWLEDGE);
    }

    @Bean(Beans.RELEASE_LETTER)
    JavaDelegate releaseContestLetter() {
        return execution -> CALLS.add(Beans.RELEASE_LETTER);
    }

    @Bean(Beans.WARN)
    JavaDelegate warnOfContest() {
        return execution -> CALLS.add(Beans.WARN);
    }

    @Bean(Beans.QUESTIONS)
    Questions contestQuestions() {
        return new Questions();
    }

    /** Answers the model's question for a date; public, as expressions demand. */
    public static class Questions {
        public Date nextWarning(String reference) {
            return Date.from(Instant.parse("2026-12-10T08:00:00Z"));
        }
    }
}
