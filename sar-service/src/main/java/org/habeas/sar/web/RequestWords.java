package org.habeas.sar.web;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.clock.Countries;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.ledger.RecordedAct;
import org.habeas.inbox.ActWords;
import org.habeas.sar.ContestKind;
import org.habeas.sar.Rung;
import org.springframework.stereotype.Component;

/** The acts of a request as sentences of the timeline. */
@Component
class RequestWords implements ActWords {

    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH);

    private static final String ALSO_NAMED = " and seems to ask for more: {alsoNames}";

    private static final Map<String, String> SENTENCES = Map.ofEntries(
            Map.entry("sar.received", "Request received, channel: {channel}"),
            Map.entry("sar.acknowledged", "Acknowledgement handed to the outbox"),
            Map.entry("sar.leftUnacknowledged", "No acknowledgement: {because}"),
            Map.entry("sar.replied", "The requester wrote again"),
            Map.entry("sar.automaticReplied", "An automatic mail joined the case"),
            Map.entry("sar.wroteAfterTheEnd", "A mail that came after the end joined the case"),
            Map.entry("sar.replyRead", "Reply read"),
            Map.entry("sar.sorted", "Sorted: {rights}, answered in {language}"),
            Map.entry(
                    "sar.sortingCorrected",
                    "Sorting corrected: {rights} instead of {rightsBefore}, answered in {language}"),
            Map.entry(
                    "sar.receiptCorrected",
                    "Date of receipt corrected: {receivedAt} instead of {receivedAtBefore}; the clocks count anew"),
            Map.entry("sar.postingCancelled", "Posting of the answer cancelled"),
            Map.entry("sar.dismissed", "Found to be no request"),
            Map.entry("sar.withdrawn", "Closed: withdrawn by the requester"),
            Map.entry("sar.reopened", "Opened again; the clocks count from the receipt"),
            Map.entry("sar.identityProofCame", "Proof of identity came another way on {cameOn}"),
            Map.entry("sar.contactCorrected", "Name or address of the requester corrected"),
            Map.entry("sar.identityAccepted", "Identity accepted: {how}"),
            Map.entry("sar.identityDoubted", "Decided to ask for identity"),
            Map.entry("sar.identityAsked", "The question of identity has left"),
            Map.entry("sar.identityNotProven", "Identity found not proven"),
            Map.entry("sar.holdingRecorded", "Data found was recorded"),
            Map.entry("sar.holdingRemoved", "An entry of data was taken back"),
            Map.entry("sar.collected", "Collecting finished, entries: {holdings}"),
            Map.entry("sar.answerDrafted", "Answer drafted: {outcomes}"),
            Map.entry("sar.answerSubmitted", "Answer handed to a second person"),
            Map.entry("sar.answerApproved", "Answer approved, hash {sha256}"),
            Map.entry("sar.answerReturned", "Answer returned to the draft"),
            Map.entry("sar.answerReleased", "Answer released, leaves after the hold time"),
            Map.entry("sar.answerCancelled", "Sending of the answer cancelled"),
            Map.entry("sar.answerPosted", "Answer posted on {postedOn}"),
            Map.entry("sar.letterWritten", "Letter written: {kind}"),
            Map.entry("sar.letterSubmitted", "Letter handed to a second person: {kind}"),
            Map.entry("sar.letterApproved", "Letter approved: {kind}, hash {sha256}"),
            Map.entry("sar.letterGivenBack", "Letter returned to its writer: {kind}"),
            Map.entry("sar.letterTakenBack", "Letter taken back: {kind}"),
            Map.entry("sar.letterReleased", "Letter released, leaves after the hold time: {kind}"),
            Map.entry("sar.letterPosted", "Letter posted on {postedOn}: {kind}"),
            Map.entry("sar.letterNotToPost", "Letter not to be posted any more: {kind}"),
            Map.entry("sar.letterPostedInVain", "The letter that was posted does not do what it says: {kind}"),
            Map.entry("sar.letterOutdated", "Letter returned to its writer, for what it says changed: {kind}"),
            Map.entry("sar.letterOvertaken", "Letter not sent, for it may not be sent any more: {kind}"),
            Map.entry("sar.letterAnswered", "Our letter was answered on {answeredOn}: {kind}"),
            Map.entry("sar.extensionTooLate", "The extension left too late, so it extends nothing"),
            Map.entry("sar.letterDelivered", "The next mail server took the letter: {kind}"),
            Map.entry("sar.letterRefused", "The letter was refused on its way: {kind}"),
            Map.entry("sar.letterReturned", "The letter came back, the requester was not reached: {kind}"),
            Map.entry("sar.escalated", "Reminder of the due date: {stage}"),
            Map.entry("sar.contestRecorded", "{contestKind} recorded, received {receivedAt}, channel: {channel}"),
            Map.entry("sar.contestTakenBack", "{contestKind} ended without a decision"),
            Map.entry("sar.complaintAcknowledged", "Acknowledgement of the complaint handed to the outbox"),
            Map.entry("sar.complaintUnacknowledged", "No acknowledgement of the complaint: no e-mail address"),
            Map.entry("sar.complaintAcknowledgedByHand", "Complaint acknowledged another way on {acknowledgedOn}"),
            Map.entry("sar.contestDecided", "{contestKind} decided, its letter handed to a second person"),
            Map.entry("sar.contestLetterApproved", "Letter on the {contestKind} approved, hash {sha256}"),
            Map.entry("sar.contestLetterReturned", "Decision letter returned"),
            Map.entry("sar.contestLetterReleased", "Decision letter released, leaves after the hold time"),
            Map.entry("sar.contestLetterStopped", "Decision letter stopped in its hold time"),
            Map.entry("sar.contestLetterPosted", "Letter on the {contestKind} posted on {postedOn}"),
            Map.entry("sar.contestEscalated", "Reminder of the due date of the {contestKind}: {stage}"),
            Map.entry("sar.answerOwedAnew", "Opened again: the decision owes a new answer"),
            Map.entry("sar.withdrawalConfirmed", "Confirmation of the withdrawal handed to the outbox"),
            Map.entry("sar.staffToldUnreachable", "Colleagues told that the requester was not reached: {reminded}"),
            Map.entry(
                    "sar.lawFactsStated",
                    "Said what decides the law: residence {residence}, account {account}, held as {heldAs}"),
            Map.entry("sar.lawOverridden", "Decided by hand: {rule} {applies}"),
            Map.entry("sar.lawOverrideTakenBack", "Decision by hand taken back: {rule}"),
            Map.entry("sar.processingStopped", "The processing that was objected to has stopped"),
            Map.entry("sar.closed", "Case closed"));

    private final Cases cases;
    private final LegalEntities entities;

    RequestWords(Cases cases, LegalEntities entities) {
        this.cases = cases;
        this.entities = entities;
    }

    @Override
    public Optional<String> words(RecordedAct act) {
        return Optional.ofNullable(SENTENCES.get(act.what()))
                .map(sentence -> act.facts().containsKey("alsoNames") ? sentence + ALSO_NAMED : sentence)
                .map(sentence -> filled(sentence, act));
    }

    private String filled(String sentence, RecordedAct act) {
        String words = sentence;
        for (Map.Entry<String, String> fact : act.facts().entrySet()) {
            String place = "{" + fact.getKey() + "}";
            if (words.contains(place)) {
                words = words.replace(place, shown(fact.getKey(), fact.getValue(), act));
            }
        }
        return words;
    }

    /** The day of receipt is a day where the answer is owed. */
    private String moment(String instant, RecordedAct act) {
        ZoneId zone = Optional.ofNullable(act.reference())
                .flatMap(CaseReference::parse)
                .flatMap(cases::legalEntityOf)
                .map(entities::byId)
                .orElseGet(entities::first)
                .zone();
        return MOMENT.format(Instant.parse(instant).atZone(zone));
    }

    private String shown(String name, String value, RecordedAct act) {
        return switch (name) {
            case "receivedAt", "receivedAtBefore" -> moment(value, act);
            case "language" -> Locale.forLanguageTag(value).getDisplayLanguage(Locale.ENGLISH);
            case "kind" -> value.substring(value.lastIndexOf('/') + 1).replace('-', ' ');
            case "because" -> value.equals("no-address") ? "no e-mail address" : "a machine wrote it";
            case "contestKind" -> ContestKind.valueOf(value).words();
            case "how" -> Rung.valueOf(value).words();
            case "sha256" -> value.substring(0, Math.min(12, value.length()));
            case "residence", "account" ->
                Countries.shipped().isExact(value) ? Countries.shipped().name(value) : value.toLowerCase(Locale.ROOT);
            case "applies" -> value.equals("true") ? "applies" : "does not apply";
            case "channel", "heldAs", "rights", "rightsBefore" ->
                value.toLowerCase(Locale.ROOT).replaceAll("[\\[\\]]", "").replace('_', ' ');
            default -> value.replaceAll("[\\[\\]]", "");
        };
    }
}
