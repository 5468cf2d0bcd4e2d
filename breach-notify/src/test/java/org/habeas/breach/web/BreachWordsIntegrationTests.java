package org.habeas.breach.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.habeas.breach.BreachTest;
import org.habeas.breach.Incident;
import org.habeas.breach.InstantDesk;
import org.habeas.breach.InstantKind;
import org.habeas.breach.MovableClock;
import org.habeas.breach.NoticeDesk;
import org.habeas.breach.People;
import org.habeas.breach.StatedInstant;
import org.habeas.casework.CaseReference;
import org.habeas.casework.ledger.Ledger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@BreachTest
class BreachWordsIntegrationTests {

    /** What a program writes and nobody says: instants of ISO 8601, ids of rules, constants, lists. */
    private static final Pattern OF_A_PROGRAM = Pattern.compile(
            "\\d{4}-\\d\\d-\\d\\d|\\dT\\d|gdpr-|nis2-|contract-|\\b(?!GDPR\\b)[A-Z]{4,}|_|[\\[\\]{}]|true|false");

    @Autowired
    private BreachWords words;

    @Autowired
    private Incident incident;

    @Autowired
    private NoticeDesk notices;

    @Autowired
    private InstantDesk instants;

    @Autowired
    private Ledger ledger;

    @Autowired
    private MovableClock clock;

    @BeforeEach
    void beginInTheMorning() {
        clock.reset();
    }

    @Test
    void tellsAnIncidentWithoutIdsOfRulesAndInstantsOfPrograms() {
        CaseReference reference = incident.noticeSubmitted();
        notices.approve(reference, incident.hash(reference), People.OMAR);
        incident.runJobs(reference);
        correctAwareness(reference, clock.instant().minus(Duration.ofHours(30)));
        clock.advance(Duration.ofHours(17));
        incident.fire(reference);

        List<String> story = story(reference);

        assertThat(story)
                .hasSizeGreaterThan(20)
                .noneMatch(sentence -> OF_A_PROGRAM.matcher(sentence).find());
        assertThat(story)
                .contains(
                        "Clock started, Supervisory authority, due Fri 27 Nov, 09:00 Berlin",
                        "Clock started, NIS 2 early warning, due Wed 25 Nov, 09:00 Berlin",
                        "Clock started, Customers",
                        "Instant stated, Aware: Mon 23 Nov, 04:00 Berlin",
                        "Clock counts from Mon 23 Nov, 04:00 Berlin instead of Tue 24 Nov, 09:00 Berlin, NIS 2 early"
                                + " warning, due Tue 24 Nov, 04:00 Berlin",
                        "Conclusion written, GDPR Art. 33(1), the authority: Must be told",
                        "Notice 1 stopped because the facts were changed; letters that never leave: 2, letters that had"
                                + " left: 0");
    }

    private void correctAwareness(CaseReference reference, Instant aware) {
        instants.state(
                reference,
                new StatedInstant(InstantKind.AWARE, aware, Incident.BERLIN, "log", "An alert was found."),
                incident.version(reference),
                People.TOMAS);
    }

    private List<String> story(CaseReference reference) {
        return ledger.of(reference).stream()
                .filter(act -> act.what().startsWith("breach.") || act.what().startsWith("clock."))
                .map(act -> words.words(act).orElse("NOBODY HAS WORDS FOR " + act.what()))
                .toList();
    }
}
