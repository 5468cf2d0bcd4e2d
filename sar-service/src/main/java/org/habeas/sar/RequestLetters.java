package org.habeas.sar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.habeas.templates.pdf.PostalLetter;
import org.habeas.templates.pdf.UnprintableCharacter;
import org.springframework.stereotype.Component;

/** Fills the letters of a request; what they say for certain is in the letters themselves. */
@Component
class RequestLetters {

    static final String ACKNOWLEDGEMENT = "sar/acknowledgement";
    static final String IDENTITY_REQUEST = "sar/identity-request";
    static final String IDENTITY_REMINDER = "sar/identity-reminder";
    private static final String PHRASES = "sar";
    private static final String INDIA = "IN";
    private static final String LAW_OF_INDIA = "in-dpdp";

    /** No regime has this name, so the clause that stands in for any is said. */
    private static final Set<String> NO_REGIME = Set.of("other");

    private final Letters letters;
    private final LegalEntities entities;
    private final CaseClocks clocks;
    private final AnswerByWords answerBy;
    private final SarSettings settings;
    private final Clock clock;

    RequestLetters(
            Letters letters,
            LegalEntities entities,
            CaseClocks clocks,
            AnswerByWords answerBy,
            SarSettings settings,
            Clock clock) {
        this.letters = letters;
        this.entities = entities;
        this.clocks = clocks;
        this.answerBy = answerBy;
        this.settings = settings;
        this.clock = clock;
    }

    /** Repeats nothing the sender wrote and confirms nothing. */
    RenderedLetter acknowledgement(SubjectRequest request) {
        String language = language(ACKNOWLEDGEMENT, request);
        Map<String, Object> fields = frame(request, language);
        fields.put(
                "channel",
                letters.phrase(
                        PHRASES,
                        language,
                        "channel."
                                + request.receipt()
                                        .channel()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-')));
        fields.put(
                "rights",
                request.rights().isEmpty()
                        ? letters.phrase(PHRASES, language, "rights.unsorted")
                        : asked(request, language));
        answerBy.say(fields, request.reference(), clock.instant(), language);
        return letters.render(ACKNOWLEDGEMENT, request.language(), fields);
    }

    /**
     * The question who they are, or a reminder of it while it waits for an answer. The day until which it asks for one
     * counts from the decision to ask, so that it is the same however long a second person takes.
     *
     * @param at when it leaves
     */
    RenderedLetter identityRequest(SubjectRequest request, InterimWords words, Instant at) {
        Optional<LocalDate> waitsSince = request.identity().waitsSince();
        LocalDate asked = Objects.requireNonNull(request.identity().at())
                .atZone(entities.byId(request.receipt().legalEntity()).zone())
                .toLocalDate();
        String kind = waitsSince.isPresent() ? IDENTITY_REMINDER : IDENTITY_REQUEST;
        String language = language(kind, request);
        Map<String, Object> fields = frame(request, language);
        fields.put("request", asked(request, language));
        waitsSince.ifPresentOrElse(
                day -> fields.put("askedOn", Letters.day(day, language)),
                () -> fields.put("reason", words.text("reason")));
        fields.put(
                "options",
                words.text("options")
                        .lines()
                        .map(option -> Map.of("option", option))
                        .toList());
        answerBy.say(fields, request.reference(), at, language);
        fields.put(
                "lastDate",
                Letters.day(asked.plusDays(settings.identityReminder().toDays()), language));
        return letters.render(kind, request.language(), lawsTold(request), fields);
    }

    /**
     * The regimes whose clauses a letter says: those under which something is or was owed on the case, and on one that
     * ended without an answer those whose clocks ran.
     */
    Set<String> regimes(SubjectRequest request) {
        List<CaseClock> all = clocks.of(request.reference());
        Set<String> owed = regimes(all.stream().filter(CaseClock::owed));
        Set<String> any = owed.isEmpty() ? regimes(all.stream()) : owed;
        return any.isEmpty() ? NO_REGIME : any;
    }

    private static Set<String> regimes(Stream<CaseClock> clocks) {
        return clocks.map(CaseClock::regime).collect(Collectors.toSet());
    }

    /** The regimes, and the law of India: it names no number of days, so that no clock stands for it. */
    Set<String> lawsTold(SubjectRequest request) {
        Set<String> told = new TreeSet<>(regimes(request));
        if (INDIA.equals(request.law().stated().residence())) {
            told.add(LAW_OF_INDIA);
        }
        return told;
    }

    String asked(SubjectRequest request, String language) {
        return request.rights().stream()
                        .map(right -> letters.phrase(PHRASES, language, "right." + right.key()))
                        .collect(Collectors.joining("; "))
                + ".";
    }

    /** What every letter about a request says. */
    Map<String, Object> frame(SubjectRequest request, String language) {
        CaseReference reference = request.reference();
        LegalEntity entity = entities.byId(request.receipt().legalEntity());
        Instant received = request.receipt().receivedAt();
        return new TreeMap<>(Map.of(
                "reference", reference.value(),
                "company", entities.name(),
                "entityName", entity.name(),
                "entityAddress", String.join("\n", entity.address()),
                "officer", entity.officer(),
                "officerAddress", entity.officerAddress(),
                "authority", entity.authority(),
                "disputeResolution", entity.disputeResolution(),
                "receivedOn", Letters.day(received.atZone(entity.zone()).toLocalDate(), language)));
    }

    /**
     * A letter as it goes by post: sender, addressee and the day it was written above its text, what is enclosed below
     * it with its hash, so that whoever approves the sheet approves the enclosures.
     *
     * @param addressee lines separated by line feeds
     * @return PDF/A-3a
     * @throws ActRefused {@code character-unprintable} naming a character that no font has
     */
    byte[] printed(SubjectRequest request, RenderedLetter letter, String addressee, List<CaseDocument> enclosures) {
        LegalEntity entity = entities.byId(request.receipt().legalEntity());
        List<String> sender = new ArrayList<>(entity.address());
        sender.add(0, entity.name());
        PostalLetter sheet = new PostalLetter(
                letter,
                sender,
                addressee,
                Letters.day(clock.instant().atZone(entity.zone()).toLocalDate(), letter.language()),
                letters.phrase(PHRASES, letter.language(), "enclosures"),
                enclosures.stream()
                        .map(file -> file.name() + " (SHA-256 " + file.sha256() + ")")
                        .toList());
        try {
            return sheet.pdf(clock.instant());
        } catch (UnprintableCharacter missing) {
            throw new ActRefused("character-unprintable", String.valueOf(missing.getMessage()));
        }
    }

    /** English where the letter does not exist in the requester's language, so that dates and phrases fit its text. */
    String language(String kind, SubjectRequest request) {
        return letters.languages(kind).contains(request.language()) ? request.language() : "en";
    }
}
