package org.habeas.workflows;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.SubjectRequestModel.Beans;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for the feature behind the model: remembers what the workflow asked of it, answers as a test says. */
@Configuration(proxyBeanMethods = false)
class Feature {

    /** What the workflow called, bean by bean, in order. */
    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    /** What a bean does besides being remembered. */
    static final Map<String, Consumer<DelegateExecution>> DEEDS = new ConcurrentHashMap<>();

    static volatile Instant nextEscalation = Instant.parse("2026-12-10T08:00:00Z");
    static volatile Instant identityReminder = Instant.parse("2026-12-03T08:00:00Z");
    static volatile WorkItemFacts facts = someFacts("Access to personal data", LocalDate.of(2026, 12, 23));
    static volatile boolean sourceFails;

    static void reset() {
        CALLS.clear();
        DEEDS.clear();
        nextEscalation = Instant.parse("2026-12-10T08:00:00Z");
        identityReminder = Instant.parse("2026-12-03T08:00:00Z");
        facts = someFacts("Access to personal data", LocalDate.of(2026, 12, 23));
        sourceFails = false;
    }

    static WorkItemFacts someFacts(String title, LocalDate due) {
        return new WorkItemFacts(title, "Erika Mustermann", "access", "gdpr", "de", due, null, Set.of("post"));
    }

    @Bean(Beans.ACKNOWLEDGE_RECEIPT)
    JavaDelegate acknowledgeReceipt() {
        return remembering(Beans.ACKNOWLEDGE_RECEIPT);
    }

    @Bean(Beans.ASK_IDENTITY)
    JavaDelegate askIdentity() {
        return remembering(Beans.ASK_IDENTITY);
    }

    @Bean(Beans.RELEASE_ANSWER)
    JavaDelegate releaseAnswer() {
        return remembering(Beans.RELEASE_ANSWER);
    }

    @Bean(Beans.RELEASE_LETTER)
    JavaDelegate releaseLetter() {
        return remembering(Beans.RELEASE_LETTER);
    }

    @Bean(Beans.CLOSE_CASE)
    JavaDelegate closeCase() {
        return remembering(Beans.CLOSE_CASE);
    }

    @Bean(Beans.ESCALATE)
    JavaDelegate escalate() {
        return remembering(Beans.ESCALATE);
    }

    @Bean(Beans.QUESTIONS)
    Questions questions() {
        return new Questions();
    }

    @Bean
    WorkItemSource source() {
        return new WorkItemSource() {
            @Override
            public CaseKind kind() {
                return CaseKind.SUBJECT_REQUEST;
            }

            @Override
            public WorkItemFacts facts(CaseReference reference, String task) {
                if (sourceFails) {
                    throw new IllegalStateException("the feature cannot tell");
                }
                return facts;
            }
        };
    }

    private static JavaDelegate remembering(String bean) {
        return execution -> {
            CALLS.add(bean);
            DEEDS.getOrDefault(bean, nothing -> {}).accept(execution);
        };
    }

    /** Answers the model's questions for dates; public, as expressions demand. */
    public static class Questions {
        public Date nextEscalation(String reference) {
            return Date.from(nextEscalation);
        }

        public Date identityReminderAt(String reference) {
            return Date.from(identityReminder);
        }
    }
}
