package org.habeas.legalprocess.web;

import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.legalprocess.Authenticity;
import org.habeas.legalprocess.Demand;
import org.habeas.legalprocess.DemandEntry;
import org.habeas.legalprocess.Identifier;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.LegalProcessDesk;
import org.habeas.legalprocess.Particulars;
import org.habeas.legalprocess.TargetEntry;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.ExtraordinaryDemand;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.legalprocess.disclosure.RequestFacts;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.springframework.stereotype.Component;

/** Reading the instrument, and finding out who really asks. */
@Component
class IntakeActs implements LegalAct.Source {

    /** Kind, identifier, customer and contact of one target, a semicolon between them. */
    private static final int PARTS = 4;

    /** Where a refusal of the desk belongs on the form. */
    private static final Map<String, String> FIELDS = Map.of(
            "return-date-past", "returnDate",
            "instrument-counted", "instrument",
            "served-in-the-future", "servedOn",
            "unknown-country", "country",
            "authority-missing", "authority",
            "no-target", "targets");

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);

    private final LegalProcessDesk desk;
    private final LegalEntities entities;

    IntakeActs(LegalProcessDesk desk, LegalEntities entities) {
        this.desk = desk;
        this.entities = entities;
    }

    @Override
    public List<LegalAct> acts() {
        return List.of(
                new LegalAct(Steps.RECORD_DEMAND, Set.of(Role.LEGAL), "record", this::recorded, (r, f, file, who) -> {
                    if (f.text("do").equals("file")) {
                        desk.fileDocument(r, who);
                        return true;
                    }
                    FieldProblems.beside(FIELDS, () -> desk.record(r, entry(f), f.version(), who));
                    return false;
                }),
                new LegalAct(
                        Steps.AUTHENTICATE_AUTHORITY,
                        Set.of(Role.LEGAL),
                        "authenticate",
                        file -> Map.of(),
                        (r, f, file, who) -> authenticate(r, f, who)));
    }

    private boolean authenticate(CaseReference reference, TypedFields fields, Acting acting) {
        Authenticity found = fields.oneOf("found", Authenticity.class, Authenticity.UNCHECKED);
        new FieldProblems.Check()
                .that(found != Authenticity.UNCHECKED, "found", "Say whether the authority is real")
                .filled(fields, "how", "Say whom you called, and where the number is from")
                .done();
        desk.authenticate(reference, found, fields.text("how"), fields.version(), acting);
        return found == Authenticity.SUSPECT;
    }

    static DemandEntry entry(TypedFields fields) {
        String country = fields.text("country").toUpperCase(Locale.ROOT);
        Optional<LocalDate> served = Fields.day(fields.text("servedOn"));
        Optional<LocalDate> due = Fields.day(fields.text("returnDate"));
        Optional<InstrumentType> instrument = constant(InstrumentType.class, fields.text("instrument"));
        Optional<DataCategory> category = constant(DataCategory.class, fields.text("category"));
        List<TargetEntry> targets = new ArrayList<>();
        FieldProblems.Check check = new FieldProblems.Check()
                .that(instrument.isPresent(), "instrument", "Choose what it is")
                .filled(fields, "authority", "Name the authority, court or litigant")
                .that(
                        RequestFacts.isCountry(country),
                        "country",
                        "The country is none of ISO 3166-1. Write two letters, such as US or DE")
                .that(served.isPresent(), "servedOn", "Enter the day of service like 2026-12-24")
                .that(
                        fields.text("servedTime").isEmpty()
                                || Fields.time(fields.text("servedTime")).isPresent(),
                        "servedTime",
                        "Write the time like 14:30")
                .that(
                        fields.text("returnDate").isEmpty() || due.isPresent(),
                        "returnDate",
                        "Enter the return date like 2026-12-24, or leave it empty")
                .that(category.isPresent(), "category", "Choose the most sensitive kind of data asked for");
        for (String line : fields.lines("targets")) {
            Optional<TargetEntry> target = target(line);
            check.that(
                    target.isPresent(),
                    "targets",
                    "Write the kind, a semicolon and what the demand names, like \"account; acct-88213\", instead of: "
                            + line);
            target.ifPresent(targets::add);
        }
        check.that(!fields.lines("targets").isEmpty(), "targets", "Enter at least one target")
                .done();
        return new DemandEntry(
                new Demand(
                        instrument.orElseThrow(),
                        country,
                        due.orElse(null),
                        category.orElseThrow(),
                        fields.has("flags", "judicial"),
                        fields.has("flags", "emergency"),
                        fields.lines("extraordinary").stream()
                                .flatMap(name -> constant(ExtraordinaryDemand.class, name).stream())
                                .collect(Collectors.toSet()),
                        fields.has("flags", "gdpr")),
                new Particulars(
                        fields.text("authority"),
                        fields.text("officer"),
                        fields.text("email"),
                        fields.text("contact"),
                        fields.text("docket"),
                        fields.text("statute"),
                        fields.text("scope")),
                served.orElseThrow(),
                Fields.time(fields.text("servedTime")).orElse(null),
                targets,
                fields.has("flags", "seal"),
                Set.copyOf(fields.lines("roster")));
    }

    private static Optional<TargetEntry> target(String line) {
        String[] parts = line.split(";", PARTS);
        if (parts.length < 2 || parts[1].isBlank()) {
            return Optional.empty();
        }
        return kind(parts[0].strip())
                .map(kind -> new TargetEntry(kind, parts[1].strip(), part(parts, 2), part(parts, 3)));
    }

    /** The kind as the list of the form names it, as the house says it, or as the API writes it. */
    private static Optional<Identifier> kind(String typed) {
        String name = typed.toUpperCase(Locale.ROOT).replace(' ', '_');
        return constant(Identifier.class, name.equals("WEB_ADDRESS") ? "ITEM" : name.replace("E-MAIL", "EMAIL"))
                .or(() -> Arrays.stream(Identifier.values())
                        .filter(one -> one.words().equalsIgnoreCase(typed))
                        .findFirst());
    }

    private static String part(String[] parts, int index) {
        return index < parts.length ? parts[index].strip() : "";
    }

    private Map<String, String> recorded(LegalFile file) {
        Map<String, String> fields = new LinkedHashMap<>();
        ZonedDateTime received = file.receivedAt().atZone(entities.first().zone());
        fields.put("servedOn", received.toLocalDate().toString());
        if (received.toLocalTime().isAfter(LocalTime.MIDNIGHT)) {
            fields.put("servedTime", TIME.format(received));
        }
        file.demand().ifPresent(demand -> {
            fields.put("instrument", demand.instrument().name());
            fields.put("country", demand.country());
            fields.put("category", demand.category().name());
        });
        fields.put("email", file.particulars().email());
        return fields;
    }

    static <E extends Enum<E>> Optional<E> constant(Class<E> type, String name) {
        for (E one : type.getEnumConstants()) {
            if (one.name().equalsIgnoreCase(name.strip())) {
                return Optional.of(one);
            }
        }
        return Optional.empty();
    }
}
