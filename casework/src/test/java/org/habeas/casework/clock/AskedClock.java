package org.habeas.casework.clock;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Asks the shipped law book, in the text form of the command, and reads the answer as text. */
final class AskedClock {
    static final LawBook LAWS = LawBook.shipped();
    static final WorkingCalendars CALENDARS = new WorkingCalendars();

    private final String rule;
    private String anchor = "2026-03-02";
    private String zone = "Europe/Berlin";
    private String calendar = "DE";
    private final List<String> events = new ArrayList<>();

    private AskedClock(String rule) {
        this.rule = rule;
    }

    static AskedClock eu() {
        return new AskedClock("eu-gdpr-12-3-respond");
    }

    static AskedClock uk() {
        return new AskedClock("uk-gdpr-12a-respond").in("Europe/London").calendar("");
    }

    static AskedClock promise() {
        return new AskedClock("promise-30d");
    }

    static AskedClock rule(String id) {
        return new AskedClock(id);
    }

    AskedClock received(String anchor) {
        this.anchor = anchor;
        return this;
    }

    AskedClock in(String zone) {
        this.zone = zone;
        return this;
    }

    AskedClock calendar(String calendar) {
        this.calendar = calendar;
        return this;
    }

    AskedClock event(String event) {
        events.add(event);
        return this;
    }

    ClockQuestion.Answer answer() {
        return new ClockQuestion(rule, anchor, zone, calendar, String.join(";", events)).answer(LAWS, CALENDARS);
    }

    ClockResult result() {
        ClockQuestion.Answer answer = answer();
        if (answer instanceof ClockQuestion.Computed computed) {
            return computed.result();
        }
        throw new AssertionError(answer.toString());
    }

    ClockError refusal() {
        ClockQuestion.Answer answer = answer();
        if (answer instanceof ClockQuestion.Refused refused) {
            return refused.error();
        }
        throw new AssertionError(answer.toString());
    }

    String nominal() {
        return Objects.requireNonNull(result().nominal()).text();
    }

    String due() {
        return Objects.requireNonNull(result().due()).text();
    }

    String outer() {
        return Objects.requireNonNull(result().outer()).text();
    }

    String step(String name) {
        return result().derivation().stream()
                .filter(step -> step.step().equals(name))
                .map(DerivationStep::value)
                .findFirst()
                .orElse("no step " + name);
    }

    String because(String name) {
        return result().derivation().stream()
                .filter(step -> step.step().equals(name))
                .map(DerivationStep::because)
                .findFirst()
                .orElse("no step " + name);
    }

    static LocalDate day(String iso) {
        return LocalDate.parse(iso);
    }
}
