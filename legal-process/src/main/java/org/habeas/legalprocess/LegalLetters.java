package org.habeas.legalprocess;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Fills the letters of a legal process; what they say for certain is in the letters themselves. */
@Component
class LegalLetters {

    static final String CUSTOMER_NOTICE = "legal/customer-notice";
    static final String NOTICE_AFTERWARDS = "legal/notice-afterwards";
    static final String DEFICIENCY = "legal/deficiency";
    static final String PRODUCTION_COVER = "legal/production-cover";
    static final String NO_RESPONSIVE_DATA = "legal/no-responsive-data";

    private static final String PHRASES = "legal";
    private static final String NONE = "-";

    private final Letters letters;
    private final LegalEntities entities;
    private final LegalWords sealed;
    private final Documents documents;
    private final ObjectionLinks links;
    private final LegalSettings settings;
    private final Clock clock;

    LegalLetters(
            Letters letters,
            LegalEntities entities,
            LegalWords sealed,
            Documents documents,
            ObjectionLinks links,
            LegalSettings settings,
            Clock clock) {
        this.letters = letters;
        this.entities = entities;
        this.sealed = sealed;
        this.documents = documents;
        this.links = links;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * The notice to the customer of a target, with a copy of the process unless an order forbids to share it.
     *
     * @param notBefore first instant at which the target may be produced
     */
    Letter notice(LegalProcess process, LegalTarget target, PostAddress to, Instant notBefore, String key) {
        String language = process.language();
        Demand demand = process.demand().orElseThrow();
        Map<String, Object> fields = frame(process);
        fields.put("instrument", instrument(demand, language));
        fields.put("country", country(demand, language));
        fields.put("target", sealed.target(process, target).identifier());
        fields.put("asked", category(process, language));
        fields.put("notBefore", moment(process, notBefore, language));
        fields.put("objectionLink", links.linkTo(target.id()));
        return letter(process, CUSTOMER_NOTICE, key, to, language, fields, copy(process));
    }

    /** What was handed over about a target whose customer could not be told first, now that they may be. */
    Letter noticeAfterwards(LegalProcess process, LegalTarget target, PostAddress to) {
        String language = process.language();
        Demand demand = process.demand().orElseThrow();
        DataCategory given = Objects.requireNonNull(target.production().category());
        Map<String, Object> fields = frame(process);
        fields.put("instrument", instrument(demand, language));
        fields.put("country", country(demand, language));
        fields.put("target", sealed.target(process, target).identifier());
        fields.put("given", letters.phrase(PHRASES, language, "category." + given.code()));
        fields.put(
                "producedOn",
                day(process, Objects.requireNonNull(target.production().producedAt()), language));
        fields.put(
                "because",
                letters.phrase(
                        PHRASES,
                        language,
                        target.notice().route() == NoticeRoute.EMERGENCY
                                ? "afterwards.emergency"
                                : "afterwards.order"));
        return letter(process, NOTICE_AFTERWARDS, "afterwards-" + target.number(), to, language, fields, copy(process));
    }

    /** No copy to any customer while an order about any target may be read off it. */
    private List<UUID> copy(LegalProcess process) {
        Instant now = clock.instant();
        boolean secret = process.secrecy().stream()
                .filter(order -> order.kind().isBinding())
                .map(SecrecyOrder::expires)
                .anyMatch(end -> end == null || now.isBefore(end));
        return secret ? List.of() : process.receipt().document().stream().toList();
    }

    /** What is missing, to the requester; empty when there is no address to write to. */
    Optional<Letter> deficiency(LegalProcess process) {
        byte[] words = process.reviewWords();
        String grounds = words == null ? NONE : sealed.open(process.reference(), "review", words, String.class);
        return requester(process).map(to -> {
            Map<String, Object> fields = toRequester(process);
            fields.put("grounds", grounds);
            fields.put(
                    "answerBy", day(process, clock.instant().plus(settings.requesterReminder()), process.language()));
            return letter(
                    process, DEFICIENCY, "deficiency-" + process.version(), to, process.language(), fields, List.of());
        });
    }

    /** The records of a target with their manifest; empty when there is no address to write to. */
    Optional<Letter> production(LegalProcess process, LegalTarget target) {
        return requester(process).map(to -> {
            Map<String, Object> fields = toRequester(process);
            fields.put("target", sealed.target(process, target).identifier());
            fields.put("category", category(process, process.language()));
            fields.put("manifest", manifest(process, target));
            fields.put("manifestHash", String.valueOf(target.production().hash()));
            return letter(
                    process,
                    PRODUCTION_COVER,
                    "production-" + target.number(),
                    to,
                    process.language(),
                    fields,
                    target.manifest().stream().map(ManifestItem::document).toList());
        });
    }

    /** That nothing is held; empty when there is no address to write to. */
    Optional<Letter> noResponsiveData(LegalProcess process) {
        return requester(process).map(to -> {
            Map<String, Object> fields = toRequester(process);
            fields.put(
                    "targets",
                    process.targets().stream()
                            .map(target -> sealed.target(process, target).identifier())
                            .collect(Collectors.joining(", ")));
            return letter(process, NO_RESPONSIVE_DATA, "no-data", to, process.language(), fields, List.of());
        });
    }

    private String manifest(LegalProcess process, LegalTarget target) {
        return target.manifest().stream()
                .map(item -> documents
                                .find(process.reference(), item.document())
                                .map(CaseDocument::name)
                                .orElse("file")
                        + ", " + item.size() + " bytes, SHA-256 " + item.sha256())
                .collect(Collectors.joining("\n\n"));
    }

    private Optional<PostAddress> requester(LegalProcess process) {
        String email = sealed.particulars(process).email().strip();
        return email.isEmpty() ? Optional.empty() : Optional.of(PostAddress.of(email));
    }

    private Map<String, Object> toRequester(LegalProcess process) {
        Map<String, Object> fields = frame(process);
        String docket = sealed.particulars(process).docket();
        fields.put("docket", docket.isBlank() ? NONE : docket);
        fields.put("instrument", instrument(process.demand().orElseThrow(), process.language()));
        return fields;
    }

    private Map<String, Object> frame(LegalProcess process) {
        LegalEntity entity = entities.byId(process.receipt().legalEntity());
        return new TreeMap<>(Map.of(
                "reference", process.reference().value(),
                "company", entities.name(),
                "entityName", entity.name(),
                "entityAddress", String.join("\n", entity.address()),
                "contact", entity.officerAddress()));
    }

    private Letter letter(
            LegalProcess process,
            String kind,
            String key,
            PostAddress to,
            String language,
            Map<String, Object> fields,
            List<UUID> files) {
        RenderedLetter rendered = letters.render(kind, language, fields);
        @Nullable
        UUID inReplyTo = kind.equals(CUSTOMER_NOTICE) || kind.equals(NOTICE_AFTERWARDS)
                ? null
                : process.receipt().mail().orElse(null);
        return new Letter(
                process.reference(),
                kind,
                key,
                to,
                rendered.language(),
                rendered.subject(),
                rendered.text(),
                rendered.html(),
                files,
                inReplyTo,
                false,
                rendered.template());
    }

    private String category(LegalProcess process, String language) {
        return letters.phrase(
                PHRASES,
                language,
                "category." + Objects.requireNonNull(process.finalCategory()).code());
    }

    private static String country(Demand demand, String language) {
        return new Locale("", demand.country()).getDisplayCountry(Locale.forLanguageTag(language));
    }

    static String instrument(Demand demand, String language) {
        return Instruments.shipped().of(demand.instrument()).words(language);
    }

    /** An instant as letters say it, with its zone. */
    static String moment(LegalProcess process, Instant instant, String language) {
        return day(process, instant, language) + ", "
                + java.time.format.DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT)
                        .format(instant.atZone(process.receipt().zone()))
                + " (" + process.receipt().zone() + ")";
    }

    private static String day(LegalProcess process, Instant instant, String language) {
        return Letters.day(instant.atZone(process.receipt().zone()).toLocalDate(), language);
    }
}
