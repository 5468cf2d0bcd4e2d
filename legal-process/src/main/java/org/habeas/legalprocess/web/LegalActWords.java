package org.habeas.legalprocess.web;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.inbox.ActWords;
import org.springframework.stereotype.Component;

/** The acts of a legal process as sentences of the timeline. */
@Component
class LegalActWords implements ActWords {

    private static final int SHORT_HASH = 12;
    private static final Map<String, String> REMINDERS =
            Map.of("UNHELD", "that nobody holds the case", "HELD", "of its clocks begins");
    private static final Pattern ROUTE = Pattern.compile("(\\d+)=(\\w+)");
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);
    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("legal.received", "Legal process received, channel: {channel}"),
            Map.entry("legal.documentFiled", "Document taken from the mail"),
            Map.entry("legal.documentUnreadable", "The document cannot be taken: {because}"),
            Map.entry("legal.recorded", "Demand recorded: {instrument}, {country}, targets: {targets}"),
            Map.entry("legal.authenticated", "Authority checked: {found}"),
            Map.entry("legal.doubted", "The authority is in doubt"),
            Map.entry("legal.confirmed", "The doubt is cleared up"),
            Map.entry("legal.reviewed", "Counsel decided: {decision}, scope {scope}"),
            Map.entry("legal.refused", "Closed by counsel: {outcome}"),
            Map.entry("legal.requesterWritten", "Letter to the requester handed to the outbox"),
            Map.entry("legal.replied", "A mail joined the case"),
            Map.entry("legal.replyObjects", "A reply was read: the customer objects"),
            Map.entry("legal.replyRead", "A reply was read: no objection"),
            Map.entry("legal.counselRecorded", "Counsel: {state}"),
            Map.entry("legal.contestFiled", "Contest filed on {on}"),
            Map.entry("legal.contestRuled", "Contest ruled on {on}: {ruling}"),
            Map.entry("legal.remedyFiled", "Remedy filed on {on}: {rung}"),
            Map.entry("legal.remedyRuled", "Remedy ruled on {on}: {rung}, {ruling}"),
            Map.entry("legal.signedOff", "Signed off as {as}"),
            Map.entry("legal.noticeDecided", "Notice decided: {routes}; {settled}"),
            Map.entry(
                    "legal.noticePosted",
                    "Notice about target {target} handed to the outbox; nothing before {notBefore}"),
            Map.entry("legal.noticeGiven", "Notice accepted by the customer’s server; nothing before {notBefore}"),
            Map.entry("legal.noticeVoided", "A notice came back; it does not count"),
            Map.entry("legal.extensionNeeded", "The return date leaves too short a window"),
            Map.entry("legal.extensionRefused", "The requester refused an extension"),
            Map.entry("legal.returnExtended", "Return date extended to {to}"),
            Map.entry("legal.emergencyApproved", "Emergency approved by a second person"),
            Map.entry("legal.emergencyDenied", "Found to be no emergency"),
            Map.entry("legal.secrecyRecorded", "Secrecy recorded: {kind}"),
            Map.entry("legal.toldAfterwards", "Customer of target {target} told afterwards"),
            Map.entry("legal.objected", "The customer objected; motion filed: {motion}"),
            Map.entry("legal.objectionEnded", "Objection about target {target} ended: {ruling}"),
            Map.entry("legal.productionPrepared", "Production of target {target} prepared, files: {files}"),
            Map.entry("legal.productionApproved", "Production of target {target} approved, manifest {manifest}"),
            Map.entry("legal.productionReturned", "Production of target {target} returned"),
            Map.entry("legal.productionPutOff", "Production put off: {way}"),
            Map.entry("legal.productionRefused", "Production of target {target} refused: {because}"),
            Map.entry("legal.produced", "Target {target} produced, manifest {manifest}"),
            Map.entry("legal.settled", "Target {target} settled: {outcome}"),
            Map.entry("legal.answered", "The requester has their answer: {outcomes}"),
            Map.entry("legal.letterDelivered", "Letter accepted by the next mail server: {kind}"),
            Map.entry("legal.letterRefused", "Letter refused by the next mail server: {kind}"),
            Map.entry("legal.letterReturned", "Letter came back, it did not arrive: {kind}"),
            Map.entry("legal.escalated", "Reminder {share}: {to}"),
            Map.entry("legal.closed", "Case closed"));

    private final LegalEntities entities;

    LegalActWords(LegalEntities entities) {
        this.entities = entities;
    }

    @Override
    public Optional<String> words(RecordedAct act) {
        return Optional.ofNullable(SENTENCES.get(act.what()))
                .map(sentence ->
                        filled(sentence, act).replace(": ; ", ": ").strip().replaceFirst("[:;]$", ""));
    }

    private String filled(String sentence, RecordedAct act) {
        String words = sentence;
        for (Map.Entry<String, String> fact : act.facts().entrySet()) {
            words = words.replace("{" + fact.getKey() + "}", shown(fact.getKey(), fact.getValue()));
        }
        return words;
    }

    private String shown(String name, String value) {
        return switch (name) {
            case "manifest" -> value.substring(0, Math.min(SHORT_HASH, value.length()));
            case "notBefore" ->
                MOMENT.format(Instant.parse(value).atZone(entities.first().zone()));
            case "routes", "settled" ->
                ROUTE.matcher(value)
                        .results()
                        .map(one -> "target " + one.group(1) + " " + way(one.group(2)))
                        .collect(Collectors.joining("; "));
            case "motion" -> value.equals("true") ? "yes" : "no";
            case "kind" ->
                value.replaceFirst(".*/", "")
                        .replace('-', ' ')
                        .replace('_', ' ')
                        .toLowerCase(Locale.ROOT);
            case "share" -> REMINDERS.getOrDefault(value, value);
            case "to", "because", "on", "country" -> value.replaceAll("[\\[\\]{}]", "");
            default ->
                value.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]{}]", "").replace('_', ' ');
        };
    }

    private static String way(String code) {
        return switch (code) {
            case "NOTIFY" -> "is told first";
            case "BARRED" -> "is barred from being told";
            case "EMERGENCY" -> "is an emergency and told afterwards";
            default -> "ends: " + code.toLowerCase(Locale.ROOT).replace('_', ' ');
        };
    }
}
