package org.habeas.workflows;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.BreachModel.Beans;
import org.habeas.workflows.model.BreachModel.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for the feature of breaches behind its model. */
@Configuration(proxyBeanMethods = false)
class BreachFeature {

    /** What the workflow called, bean by bean, in order. */
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    static volatile Instant nextEscalation = Instant.parse("2026-12-10T08:00:00Z");
    static volatile boolean stillApproved = true;

    static void reset() {
        CALLS.clear();
        nextEscalation = Instant.parse("2026-12-10T08:00:00Z");
        stillApproved = true;
    }

    @Bean(Beans.RELEASE_NOTICE)
    JavaDelegate releaseNotice() {
        return execution -> {
            CALLS.add(Beans.RELEASE_NOTICE);
            execution.setVariable(Variables.RELEASED, stillApproved);
        };
    }

    @Bean(Beans.CLOSE_CASE)
    JavaDelegate closeBreach() {
        return execution -> CALLS.add(Beans.CLOSE_CASE);
    }

    @Bean(Beans.ESCALATE)
    JavaDelegate escalateBreach() {
        return execution -> CALLS.add(Beans.ESCALATE);
    }

    @Bean(Beans.QUESTIONS)
    Questions breachQuestions() {
        return new Questions();
    }

    @Bean
    WorkItemSource breachSource() {
        return new WorkItemSource() {
            @Override
            public CaseKind kind() {
                return CaseKind.BREACH;
            }

            @Override
            public WorkItemFacts facts(CaseReference reference, String task) {
                return new WorkItemFacts(
                        "Export readable by anybody", "", "Breach", "eu-gdpr-breach", "en", null, null, Set.of());
            }
        };
    }

    /** Answers the model's question for a date; public, as expressions demand. */
    public static class Questions {
        public Date nextEscalation(String reference) {
            return Date.from(nextEscalation);
        }
    }
}
