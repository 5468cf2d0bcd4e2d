package org.habeas.breach.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.breach.Conclusion.Article;
import org.habeas.breach.Conclusion.Verdict;
import org.habeas.breach.InstantKind;
import org.habeas.breach.Obligations;
import org.habeas.casework.CaseKind;
import org.habeas.casework.clock.DueInWords;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.inbox.ActWords;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The acts of a breach as sentences of the timeline; its clocks count hours, so they are told here too. */
@Component
@Order(0) // before the words that every case has
class BreachWords implements ActWords {

    private static final int SHORT_HASH = 12;
    private static final int LENGTH_OF_A_DAY = "2026-12-24".length();
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("breach.opened", "Incident opened"),
            Map.entry("breach.reported", "Incident reported by mail; clocks run provisionally from the report"),
            Map.entry("breach.awarenessStated", "Stated since when we are aware: {instants}"),
            Map.entry("breach.mailJoined", "A mail joined the incident"),
            Map.entry("breach.mailRead", "Mail read"),
            Map.entry("breach.instantStated", "Instant stated, {kind}: {at}"),
            Map.entry("breach.instantProposed", "Later instant proposed, {kind}: {at}; waits for a second person"),
            Map.entry("breach.instantConfirmed", "Later instant confirmed, {kind}: {at}"),
            Map.entry("breach.instantRefused", "Later instant refused, {kind}: {at}"),
            Map.entry("breach.factsStated", "Facts stated, version {version}, hash {sha256}"),
            Map.entry("breach.severityScored", "Severity scored on facts {version}: {se}, {level}"),
            Map.entry("breach.assessed", "Assessment finished on facts {version}"),
            Map.entry("breach.verdictWritten", "Conclusion written, {article}: {verdict}"),
            Map.entry("breach.concluded", "Concluded: {outcome}"),
            Map.entry("breach.foundOut", "What was missing was looked into"),
            Map.entry("breach.filingPrepared", "Filing {filing} prefilled, {rule}, hash {sha256}"),
            Map.entry("breach.filingSubmitted", "Filing {filing} recorded as submitted {submittedAt}, {rule}"),
            Map.entry("breach.lateReasonsGiven", "Reasons for the delay given, filing {filing}"),
            Map.entry("breach.dutyRuledOut", "Found not to apply: {rule}"),
            Map.entry("breach.filingsFinished", "Everything owed to authorities is done"),
            Map.entry("breach.customersImported", "Customers imported: {taken} taken, {unusable} not usable"),
            Map.entry("breach.noticePrepared", "Notice {notice} rendered for {recipients} recipients, {held} held"),
            Map.entry("breach.noticeSubmitted", "Notice {notice} handed to a second person, hash {hash}"),
            Map.entry("breach.noticeApproved", "Notice {notice} approved, hash {hash}"),
            Map.entry("breach.noticeReturned", "Notice {notice} returned"),
            Map.entry("breach.noticeVoided", "Notice {notice} is void and prepared again"),
            Map.entry(
                    "breach.noticeStopped",
                    "Notice {notice} stopped because the facts were changed; letters that never leave: {stopped},"
                            + " letters that had left: {left}"),
            Map.entry("breach.noticeReleased", "Notice {notice} released, letters: {letters}"),
            Map.entry("breach.nobodyToTell", "Found that no customer is to be told"),
            Map.entry(
                    "breach.recipientsFollowed", "Recipients of notice {notice} followed up, not reached: {unreached}"),
            Map.entry("breach.letterDelivered", "Letter accepted by a customer's mail server"),
            Map.entry("breach.letterRefused", "Letter refused by a customer's mail server"),
            Map.entry("breach.letterReturned", "Letter to a customer came back, it did not arrive"),
            Map.entry("breach.recordCompleted", "Record looked at, complete: {complete}"),
            Map.entry("breach.escalated", "Warned: {steps}; tasks nobody holds: {unheldTasks}"),
            Map.entry("breach.closed", "Case closed"),
            Map.entry("clock.started", "Clock started, {rule}{due}"),
            Map.entry("clock.recomputed", "Clock computed anew, {rule}{due}"),
            Map.entry("clock.met", "Clock stopped, {late}, {rule}"),
            Map.entry("clock.notOwed", "Clock ended, nothing is owed, {rule}"),
            Map.entry("clock.owedAgain", "Clock runs again, {rule}"),
            Map.entry("clock.moved", "Clock counts from {anchor} instead of {anchorBefore}, {rule}{due}"));

    private final Obligations obligations;
    private final LegalEntities entities;
    private final Clock clock;

    BreachWords(Obligations obligations, LegalEntities entities, Clock clock) {
        this.obligations = obligations;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public Optional<String> words(RecordedAct act) {
        String reference = act.reference();
        return reference == null || !reference.startsWith(CaseKind.BREACH.prefix() + "-")
                ? Optional.empty()
                : Optional.ofNullable(SENTENCES.get(act.what())).map(sentence -> filled(sentence, act.facts()));
    }

    private String filled(String sentence, Map<String, String> facts) {
        String words = sentence;
        for (Map.Entry<String, String> fact : facts.entrySet()) {
            words = words.replace("{" + fact.getKey() + "}", shown(fact.getKey(), fact.getValue(), facts));
        }
        return words.replace("{due}", "").replace(": ; ", ": ");
    }

    private String shown(String name, String value, Map<String, String> facts) {
        return switch (name) {
            case "sha256", "hash" -> value.substring(0, Math.min(SHORT_HASH, value.length()));
            case "rule" -> obligations.nameOf(value);
            case "kind" -> InstantKind.valueOf(value).words();
            case "article" -> Article.valueOf(value).words();
            case "verdict" -> Verdict.valueOf(value).words();
            case "at", "submittedAt", "anchor", "anchorBefore" -> moment(Instant.parse(value), facts);
            case "instants" ->
                each(
                        value,
                        "=",
                        (kind, at) -> InstantKind.valueOf(kind).words() + " " + moment(Instant.parse(at), facts));
            case "steps" -> each(value.replaceAll("[\\[\\]]", ""), " ", this::step);
            case "due" -> ", due " + due(value, facts);
            case "late" -> value.equals("true") ? "late" : "in time";
            case "complete" -> value.equals("true") ? "yes" : "no";
            default -> value.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }

    private String step(String rule, String share) {
        return obligations.nameOf(rule)
                + (share.equals("OVER") ? " is over its time" : " at " + share + " of its time");
    }

    /** A day where the law counts days, an instant where it counts hours. */
    private String due(String value, Map<String, String> facts) {
        return value.length() == LENGTH_OF_A_DAY
                ? DueInWords.date(LocalDate.parse(value), LocalDate.ofInstant(clock.instant(), zone(facts)))
                : moment(OffsetDateTime.parse(value).toInstant(), facts);
    }

    private String moment(Instant at, Map<String, String> facts) {
        return DueInWords.moment(at, zone(facts), clock.instant());
    }

    /** As it was stated with the instant, else that of the company. */
    private ZoneId zone(Map<String, String> facts) {
        String stated = facts.get("zone");
        return stated == null ? entities.first().zone() : ZoneId.of(stated);
    }

    private static String each(String pairs, String between, BinaryOperator<String> words) {
        return Stream.of(pairs.split(", "))
                .filter(pair -> pair.contains(between))
                .map(pair -> pair.split(between, 2))
                .map(pair -> words.apply(pair[0], pair[1]))
                .collect(Collectors.joining(", "));
    }
}
