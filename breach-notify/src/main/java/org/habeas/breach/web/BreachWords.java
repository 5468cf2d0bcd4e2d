package org.habeas.breach.web;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.inbox.ActWords;
import org.springframework.stereotype.Component;

/** The acts of a breach as sentences of the timeline. */
@Component
class BreachWords implements ActWords {

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("breach.opened", "Incident opened"),
            Map.entry("breach.reported", "Incident reported by mail; clocks run provisionally from the report"),
            Map.entry("breach.awarenessStated", "Stated since when we are aware, {instants}"),
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
            Map.entry("breach.filingSubmitted", "Filing {filing} recorded as submitted at {submittedAt}, {rule}"),
            Map.entry("breach.lateReasonsGiven", "Reasons for the delay given, filing {filing}"),
            Map.entry("breach.dutyRuledOut", "Found not to apply: {rule}"),
            Map.entry("breach.filingsFinished", "Everything owed to authorities is done"),
            Map.entry("breach.customersImported", "Customers imported: {taken} taken, {unusable} not usable"),
            Map.entry("breach.noticePrepared", "Notice {notice} rendered for {recipients} recipients, {held} held"),
            Map.entry("breach.noticeSubmitted", "Notice {notice} handed to a second person, hash {hash}"),
            Map.entry("breach.noticeApproved", "Notice {notice} approved, hash {hash}"),
            Map.entry("breach.noticeReturned", "Notice {notice} returned"),
            Map.entry("breach.noticeVoided", "Notice {notice} is void and prepared again"),
            Map.entry("breach.noticeReleased", "Notice {notice} released, letters: {letters}"),
            Map.entry("breach.nobodyToTell", "Found that no customer is to be told"),
            Map.entry(
                    "breach.recipientsFollowed", "Recipients of notice {notice} followed up, not reached: {unreached}"),
            Map.entry("breach.letterDelivered", "Letter accepted by a customer's mail server"),
            Map.entry("breach.letterRefused", "Letter refused by a customer's mail server"),
            Map.entry("breach.letterReturned", "Letter to a customer came back, it did not arrive"),
            Map.entry("breach.recordCompleted", "Record looked at, complete: {complete}"),
            Map.entry("breach.escalated", "Warned: {steps}, tasks nobody holds: {unheldTasks}"),
            Map.entry("breach.closed", "Case closed"),
            Map.entry("clock.moved", "Clock {rule} counts from {anchor} instead of {anchorBefore}"));

    @Override
    public Optional<String> words(RecordedAct act) {
        return Optional.ofNullable(SENTENCES.get(act.what())).map(sentence -> filled(sentence, act));
    }

    private static String filled(String sentence, RecordedAct act) {
        String words = sentence;
        for (Map.Entry<String, String> fact : act.facts().entrySet()) {
            words = words.replace("{" + fact.getKey() + "}", shown(fact.getKey(), fact.getValue()));
        }
        return words;
    }

    private static String shown(String name, String value) {
        return switch (name) {
            case "sha256", "hash" -> value.substring(0, Math.min(12, value.length()));
            case "kind", "article", "verdict", "outcome", "level" ->
                value.toLowerCase(Locale.ROOT).replace('_', ' ');
            default -> value.replaceAll("[\\[\\]]", "");
        };
    }
}
