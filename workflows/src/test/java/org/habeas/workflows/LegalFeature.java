package org.habeas.workflows;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.model.LegalProcessModel.Beans;
import org.habeas.workflows.model.LegalProcessModel.Variables;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stands in for legal process behind its models: remembers what they asked of it, answers as a test says. */
@Configuration(proxyBeanMethods = false)
class LegalFeature {

    static final List<String> CALLS = new CopyOnWriteArrayList<>();

    static volatile boolean noticeOwed;
    static volatile String produced = "settled";

    static void reset() {
        CALLS.clear();
        noticeOwed = false;
        produced = "settled";
    }

    @Bean(Beans.FILE_DOCUMENT)
    JavaDelegate lpFileDocument() {
        return execution -> CALLS.add(Beans.FILE_DOCUMENT);
    }

    @Bean(Beans.WRITE_REQUESTER)
    JavaDelegate lpWriteRequester() {
        return execution -> CALLS.add(Beans.WRITE_REQUESTER);
    }

    @Bean(Beans.ANSWER_REQUESTER)
    JavaDelegate lpAnswerRequester() {
        return execution -> {
            CALLS.add(Beans.ANSWER_REQUESTER);
            execution.setVariable(Variables.NOTICE_OWED, noticeOwed);
        };
    }

    @Bean(Beans.PRODUCE)
    JavaDelegate lpProduce() {
        return execution -> {
            CALLS.add(Beans.PRODUCE);
            execution.setVariable(Variables.PRODUCED, produced);
            execution.setVariable(Variables.SETTLED, produced.equals("settled"));
        };
    }

    @Bean(Beans.CLOSE_CASE)
    JavaDelegate lpCloseCase() {
        return execution -> CALLS.add(Beans.CLOSE_CASE);
    }

    @Bean(Beans.ESCALATE)
    JavaDelegate lpEscalate() {
        return execution -> CALLS.add(Beans.ESCALATE);
    }

    @Bean(Beans.QUESTIONS)
    Dates lpQuestions() {
        return new Dates();
    }

    @Bean
    WorkItemSource legalSource() {
        return new WorkItemSource() {
            @Override
            public CaseKind kind() {
                return CaseKind.LEGAL_PROCESS;
            }

            @Override
            public WorkItemFacts facts(CaseReference reference, String task) {
                return new WorkItemFacts("Search warrant", "US", "warrant", "", "en", null, null, Set.of());
            }
        };
    }

    /** Answers the models' questions for dates; public, as expressions demand. */
    public static class Dates {
        private static final Instant LATER = Instant.parse("2027-01-05T08:00:00Z");

        public Date nextEscalation(String reference) {
            return Date.from(LATER);
        }

        public Date requesterReminderAt(String reference) {
            return Date.from(LATER);
        }

        public Date secrecyEndsAt(String reference) {
            return Date.from(LATER);
        }

        public Date produceNotBefore(String reference) {
            return Date.from(LATER);
        }
    }
}
