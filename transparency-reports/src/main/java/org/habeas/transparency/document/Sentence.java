package org.habeas.transparency.document;

import java.util.List;
import org.habeas.legalprocess.disclosure.NoticeOutcome;
import org.habeas.transparency.figures.Figures;
import org.habeas.transparency.figures.Measure;
import org.habeas.transparency.figures.Tally;

/**
 * The sentence with numbers at the head of a section. It stands in the data file too, where rule R7 holds each of its
 * numbers against the tables.
 *
 * @param section whose head it is
 * @param text as the report prints it
 */
record Sentence(String section, String text) {

    static final String GLANCE = "At a glance";
    static final String USER_DATA = "Requests for user data";
    static final String NOTICE = "Notice to customers";
    static final String CONTENT = "Content removal and blocking";

    /** All of them, in the order of the report. */
    static List<Sentence> all(Figures figures) {
        return List.of(glance(figures), userData(figures), notice(figures), content(figures));
    }

    static Sentence glance(Figures figures) {
        Tally total = figures.total();
        return new Sentence(
                GLANCE,
                "We received " + Words.count(total.count(Measure.RECEIVED), "request", "requests")
                        + " for user data in "
                        + figures.period().inWords()
                        + total.answeredPercent()
                                .map(percent -> " and answered " + Words.number(total.count(Measure.ANSWERED))
                                        + " of them, or " + percent.toPlainString() + "%.")
                                .orElse("."));
    }

    static Sentence userData(Figures figures) {
        Tally total = figures.total();
        return new Sentence(
                USER_DATA,
                total.count(Measure.RECEIVED) == 0
                        ? "No request for user data was received in the period."
                        : "Of " + Words.count(total.count(Measure.RECEIVED), "request", "requests") + " we answered "
                                + Words.number(total.count(Measure.ANSWERED)) + ", closed "
                                + Words.number(total.count(Measure.RESIDUAL)) + " without an answer and had "
                                + Words.number(total.count(Measure.IN_PROCESS)) + " in process on "
                                + Words.day(figures.period().lastDay()) + ".");
    }

    static Sentence notice(Figures figures) {
        Tally total = figures.total();
        long disclosures = total.count(Measure.ANSWERED);
        long unrecorded = total.count(NoticeOutcome.NOT_RECORDED);
        String text = disclosures == 0
                ? "Nothing was disclosed in the period, so there was nobody to tell."
                : unrecorded == disclosures
                        ? "What became of the notice was not recorded for any of "
                                + Words.count(disclosures, "disclosure", "disclosures") + "."
                        : "Of " + Words.count(disclosures, "disclosure", "disclosures") + " the customer was told of "
                                + Words.number(total.count(NoticeOutcome.NOTIFIED)) + " before; in "
                                + Words.number(total.count(NoticeOutcome.BARRED)) + " the law forbade it"
                                + (unrecorded == 0
                                        ? "."
                                        : ", and for " + Words.number(unrecorded) + " it was not recorded.");
        return new Sentence(NOTICE, text);
    }

    static Sentence content(Figures figures) {
        Tally all = figures.content().tally();
        return new Sentence(
                CONTENT,
                "We received " + Words.count(all.count(Measure.RECEIVED), "request", "requests")
                        + " to remove or block content"
                        + (all.count(Measure.RECEIVED) == 0
                                ? "."
                                : " and acted on " + Words.number(all.count(Measure.ANSWERED)) + "."));
    }
}
