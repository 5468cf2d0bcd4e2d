package org.habeas.breach;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills notices and filings from the facts; what they say for certain is in the letters themselves. */
@Component
class BreachLetters {

    static final String NOTICE = "breach/customer-notice";
    static final String FILING = "breach/filing";
    private static final String PHRASES = "breach";
    private static final String NONE = "none";

    private final Letters letters;
    private final LegalEntities entities;
    private final InstantLog instants;
    private final Obligations obligations;
    private final BreachClocks clocks;
    private final Clock clock;

    BreachLetters(
            Letters letters,
            LegalEntities entities,
            InstantLog instants,
            Obligations obligations,
            BreachClocks clocks,
            Clock clock) {
        this.letters = letters;
        this.entities = entities;
        this.instants = instants;
        this.obligations = obligations;
        this.clocks = clocks;
        this.clock = clock;
    }

    /**
     * The notice to one customer, with nothing of any other.
     *
     * @param further whether an earlier notice went out
     */
    RenderedLetter notice(Breach breach, BreachFacts known, Customer customer, String message, boolean further) {
        String language = letters.languages(NOTICE).contains(customer.language()) ? customer.language() : "en";
        Map<String, Object> fields = frame(breach, language);
        fields.put("company", entities.name());
        fields.put("customer", customer.name());
        fields.put("phase", phrase(language, further ? "phase.further" : "phase.first"));
        fields.put("status", phrase(language, "status." + customer.status()));
        fields.put("description", known.description());
        fields.put("nature", nature(known, language));
        fields.put("categories", String.join(", ", known.categories()));
        String people = customer.people();
        fields.put("people", people == null ? "" : people.equals("unknown") ? phrase(language, "unknown") : people);
        fields.put("consequences", known.consequences());
        fields.put("measures", known.measures());
        fields.put("message", message);
        return letters.render(NOTICE, customer.language(), fields);
    }

    /** A filing to an authority; what is not known says so. */
    RenderedLetter filing(Breach breach, Duty duty, FactsVersion version, FilingText told) {
        Obligation obligation = obligations.of(duty.ruleId());
        LegalEntity entity = clocks.owner(breach);
        BreachFacts known = version.facts();
        Optional<CaseClock> law = clocks.of(breach.reference(), duty);
        Map<String, Object> fields = frame(breach, "en");
        fields.put("number", String.valueOf(told.number()));
        fields.put("phase", told.phase().words());
        fields.put("rule", obligation.name());
        fields.put("citation", law.map(CaseClock::citation).orElse(obligation.citation()));
        fields.put("authority", obligation.regime() == Obligation.Regime.GDPR ? entity.authority() : obligation.name());
        fields.put("prior", or(told.prior(), NONE));
        fields.put("factsVersion", String.valueOf(version.number()));
        fields.put("preparedAt", moment(clock.instant(), entity.zone(), "en"));
        fields.put("told", instant(breach.reference(), InstantKind.TOLD_BY_PROCESSOR, "en"));
        fields.put("due", law.map(BreachLetters::due).orElse("without undue delay"));
        boolean late = told.phase() == Filing.Phase.INITIAL && clocks.isLate(breach.reference(), duty, clock.instant());
        fields.put(
                "late",
                or(
                        told.lateReasons(),
                        late ? "the period has ended; reasons not given yet" : "not late at the time of preparation"));
        fields.put("description", or(known.description(), unknown()));
        fields.put("nature", or(nature(known, "en"), unknown()));
        fields.put("cause", or(known.cause(), unknown()));
        fields.put("categories", or(String.join(", ", known.categories()), unknown()));
        fields.put("people", count(known.people()));
        fields.put("records", count(known.records()));
        fields.put("affected", affected(known));
        fields.put("vulnerable", known.vulnerable() ? "yes" : "none known");
        fields.put("protection", or(known.protection(), unknown()));
        fields.put("consequences", or(known.consequences(), unknown()));
        fields.put("severity", or(told.severity(), "not scored yet"));
        fields.put("measures", or(known.measures(), unknown()));
        fields.put("communication", or(told.communication(), "not decided yet"));
        return letters.render(FILING, "en", fields);
    }

    /**
     * The words of a notice, whatever is filled into them: an approval is bound to them.
     *
     * @param templates hashes of the files its letters were made of
     */
    static String template(Set<String> templates, String message) {
        return SealedRecord.sha256(String.join(",", templates) + "\n" + message);
    }

    private Map<String, Object> frame(Breach breach, String language) {
        LegalEntity entity = clocks.owner(breach);
        CaseReference reference = breach.reference();
        Map<String, Object> fields = new TreeMap<>();
        fields.put("reference", reference.value());
        fields.put("entityName", entity.name());
        fields.put("entityAddress", String.join("\n", entity.address()));
        fields.put("officer", entity.officer());
        fields.put("officerAddress", entity.officerAddress());
        fields.put("occurred", instant(reference, InstantKind.OCCURRED, language));
        fields.put("detected", instant(reference, InstantKind.DETECTED, language));
        fields.put("aware", instant(reference, InstantKind.AWARE, language));
        return fields;
    }

    private String instant(CaseReference reference, InstantKind kind, String language) {
        return instants.current(reference, kind)
                .map(one -> moment(one.at(), one.zone(), language))
                .orElseGet(() -> phrase(language, "unknown"));
    }

    private static String due(CaseClock one) {
        Instant at = one.dueAt();
        return at != null
                ? moment(at, one.zone(), "en")
                : one.due() == null ? "without undue delay" : String.valueOf(one.due());
    }

    /** Always with its zone: "19 December 2026, 16:20 (Europe/Berlin, UTC+01:00)". */
    private static String moment(Instant at, ZoneId zone, String language) {
        ZonedDateTime local = at.atZone(zone);
        Locale locale = language.equals("de") ? Locale.GERMAN : Locale.UK;
        String pattern = language.equals("de") ? "d. MMMM uuuu, HH:mm" : "d MMMM uuuu, HH:mm";
        return DateTimeFormatter.ofPattern(pattern, locale).format(local) + " (" + zone + ", UTC" + local.getOffset()
                + ")";
    }

    private String nature(BreachFacts known, String language) {
        return known.nature().stream()
                .map(one -> phrase(language, "nature." + one))
                .collect(Collectors.joining(", "));
    }

    private List<Map<String, String>> affected(BreachFacts known) {
        List<Map<String, String>> rows = known.affected().stream()
                .map(one -> Map.of(
                        "jurisdiction", one.jurisdiction(),
                        "people", count(one.people()),
                        "records", count(one.records())))
                .toList();
        return rows.isEmpty()
                ? List.of(Map.of("jurisdiction", "Jurisdictions", "people", unknown(), "records", unknown()))
                : rows;
    }

    private String count(@Nullable Long count) {
        return count == null ? unknown() : String.format(Locale.UK, "%,d", count);
    }

    private String unknown() {
        return phrase("en", "unknown");
    }

    private String phrase(String language, String key) {
        return letters.phrase(PHRASES, language, key);
    }

    private static String or(String text, String otherwise) {
        return text.isBlank() ? otherwise : text;
    }

    /**
     * What a filing says beyond the facts; empty texts say so.
     *
     * @param prior the authority's reference of the filing before
     */
    record FilingText(
            int number, Filing.Phase phase, String prior, String lateReasons, String severity, String communication) {}
}
