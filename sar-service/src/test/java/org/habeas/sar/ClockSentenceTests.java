package org.habeas.sar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.ClockCalculator;
import org.habeas.casework.clock.ClockEvent;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.ClockRule;
import org.habeas.casework.clock.Deadline;
import org.habeas.casework.clock.LawBook;
import org.habeas.casework.clock.WorkingCalendars;
import org.habeas.templates.Letters;
import org.junit.jupiter.api.Test;

class ClockSentenceTests {

    private static final LawBook LAWS = LawBook.shipped();
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    private final ClockSentence sentence = new ClockSentence(new Letters());

    @Test
    void saysFromWhenAndHowLongItCountsAndWhyTheDayMoves() {
        assertThat(of("eu-gdpr-12-3-respond", "2026-03-03", "DE", "en"))
                .isEqualTo("The law gives us one month from the day your message arrived (Article 12(3) of the General"
                        + " Data Protection Regulation). The period is one month; counted from Tuesday 3 March 2026, it"
                        + " ends on Friday 3 April 2026. Friday 3 April 2026 is a public holiday (Good Friday), so the"
                        + " period ends on Tuesday 7 April 2026.");
    }

    @Test
    void saysItInGerman() {
        assertThat(of("eu-gdpr-12-3-respond", "2026-01-28", "DE", "de"))
                .contains(
                        "Die Frist beträgt einen Monat; gezählt ab Mittwoch, 28. Januar 2026 endet sie am Samstag, 28."
                                + " Februar 2026.")
                .endsWith(
                        "Samstag, 28. Februar 2026 ist ein Samstag, deshalb endet die Frist am Montag, 2. März 2026.");
    }

    @Test
    void countsTheDaysWeWaited() {
        assertThat(of("eu-gdpr-12-3-respond", "2026-03-02", "DE", "en", "pause:identity:2026-03-04/2026-03-20"))
                .contains("We waited for you for 16 days, which are added; that makes it Saturday 18 April 2026.")
                .contains("is a Saturday, so the period ends on Monday 20 April 2026.");
    }

    @Test
    void namesTheDateWithoutThePauseWhoseWordingNobodyCompared() {
        assertThat(of("eu-gdpr-12-3-respond", "2026-03-02", "DE", "en", "pause:identity:2026-03-04/2026-03-20"))
                .endsWith(
                        "Nobody has compared the rule about the time we waited with the text of the law yet; if it does"
                                + " not hold, the period ends on Thursday 2 April 2026.");
        assertThat(of("eu-gdpr-12-3-respond", "2026-03-02", "DE", "de", "pause:clarification:2026-03-04/2026-03-20"))
                .endsWith("gilt sie nicht, endet die Frist am Donnerstag, 2. April 2026.");
        assertThat(of("eu-gdpr-12-3-respond", "2026-03-02", "DE", "en", "pause:fee:2026-03-04/2026-03-20"))
                .doesNotContain("Nobody has compared");
    }

    @Test
    void leavesOutTheDaysThatBritishLawLeavesOut() {
        assertThat(of("uk-gdpr-12a-respond", "2026-03-02", "UK", "en", "pause:clarification:2026-03-10/2026-03-24"))
                .contains("The time we waited for you, 15 days, is not counted; that makes it Friday 17 April 2026.");
    }

    @Test
    void startsAnewWhereTheRuleDoes() {
        assertThat(of("uk-gdpr-12a-respond", "2026-03-02", "UK", "en", "pause:identity:2026-03-10/2026-03-20"))
                .contains(
                        "The period began anew on Friday 20 March 2026",
                        "counted from Friday 20 March 2026, it ends on Monday 20 April 2026");
    }

    @Test
    void countsAnExtendedPeriodAsAWhole() {
        assertThat(of(
                        "eu-gdpr-12-3-respond",
                        "2026-03-02",
                        "DE",
                        "en",
                        "pause:identity:2026-03-04/2026-03-20",
                        "extend:2026-04-01"))
                .contains(
                        "It is extended once, to 3 months in all; counted from Monday 2 March 2026, it ends on Tuesday 2"
                                + " June 2026.",
                        "16 days, which are added; that makes it Thursday 18 June 2026.")
                .doesNotContain("The period is one month");
    }

    @Test
    void marksARuleThatNobodyComparedWithItsLaw() {
        assertThat(of("us-va-respond", "2026-11-20", "US", "en"))
                .startsWith("The time limit follows from VA consumer privacy act.")
                .contains("The period is 45 days")
                .endsWith("Nobody has compared this rule with the text of the law yet.");
    }

    @Test
    void explainsNoDateWhereTheLawNamesNone() {
        assertThatThrownBy(() -> of("eu-gdpr-21-objection", "2026-03-02", "DE", "en"))
                .isInstanceOf(IllegalStateException.class);
    }

    private String of(String rule, String received, String calendar, String language, String... events) {
        ClockRule version = LAWS.rule(rule, LocalDate.parse(received)).require();
        Instant at = LocalDate.parse(received).atTime(10, 0).atZone(BERLIN).toInstant();
        List<ClockEvent> facts = List.of(events).stream()
                .map(text -> ClockEvent.parse(text).orElseThrow())
                .toList();
        ClockResult result =
                new ClockCalculator().compute(version, at, BERLIN, new WorkingCalendars().require(calendar), facts);
        return sentence.of(clock(result, at, calendar), language);
    }

    private static CaseClock clock(ClockResult result, Instant anchor, String calendar) {
        Deadline nominal = result.nominal();
        Deadline due = result.due();
        return new CaseClock(
                UUID.randomUUID(),
                new CaseReference("SAR-2026-000001"),
                null,
                result.rule().id(),
                result.rule().version(),
                result.rule().regime(),
                result.rule().citation(),
                result.rule().summary(),
                result.rule().verification().text(),
                anchor,
                BERLIN,
                calendar,
                nominal == null ? null : nominal.date(),
                due == null ? null : due.date(),
                null,
                result.warning(),
                result.extended(),
                result.waitingFor(),
                null,
                result.derivation(),
                null,
                true,
                null,
                null,
                result.rule(),
                List.of(),
                result.edition());
    }
}
