package org.habeas.workflows;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.TransparencyReportModel.Beans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for the feature of transparency reports behind its model. */
@Configuration(proxyBeanMethods = false)
class TransparencyFeature {

    /** What the workflow called, bean by bean, in order. */
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    @Bean(Beans.FREEZE_EVENTS)
    JavaDelegate freezeEvents() {
        return execution -> CALLS.add(Beans.FREEZE_EVENTS);
    }

    @Bean(Beans.PUBLISH_REPORT)
    JavaDelegate publishReport() {
        return execution -> CALLS.add(Beans.PUBLISH_REPORT);
    }

    @Bean(Beans.QUESTIONS)
    Questions transparencyQuestions() {
        return new Questions();
    }

    @Bean
    WorkItemSource transparencySource() {
        return new WorkItemSource() {
            @Override
            public CaseKind kind() {
                return CaseKind.TRANSPARENCY_REPORT;
            }

            @Override
            public WorkItemFacts facts(CaseReference reference, String task) {
                return new WorkItemFacts("Report", "", "Transparency report", "", "en", null, null, Set.of());
            }
        };
    }

    /** Answers the model's question for a date; public, as expressions demand. */
    public static class Questions {
        public Date periodEnds(String reference) {
            return Date.from(Instant.parse("2026-07-01T07:00:00Z"));
        }
    }
}
