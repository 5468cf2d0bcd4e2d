package org.habeas.breach.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.BreachFacts;
import org.habeas.breach.BreachFacts.Affected;
import org.habeas.breach.BreachFacts.Nature;
import org.habeas.breach.BreachFile;
import org.habeas.breach.SeverityInputs;
import org.habeas.breach.SeverityInputs.Availability;
import org.habeas.breach.SeverityInputs.Confidentiality;
import org.habeas.breach.SeverityInputs.Identification;
import org.habeas.breach.SeverityInputs.Integrity;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Stating what is known, version by version, with the score of severity, until it is enough to conclude. */
@Component
class AssessAct implements TaskAct {

    private static final Set<String> SHIFTS = Set.of("-3", "-2", "-1", "0", "1", "2", "3");

    private final BreachDesk desk;

    AssessAct(BreachDesk desk) {
        this.desk = desk;
    }

    @Override
    public String task() {
        return Steps.ASSESS_BREACH;
    }

    @Override
    public TypedFields filled(BreachFile file) {
        BreachFacts known = file.latestFacts().facts();
        Map<String, String> values = new HashMap<>();
        values.put("version", String.valueOf(file.version()));
        values.put("nature", known.nature().stream().map(Nature::name).collect(Collectors.joining("\n")));
        values.put("description", known.description());
        values.put("categories", String.join("\n", known.categories()));
        values.put("affected", known.affected().stream().map(AssessAct::line).collect(Collectors.joining("\n")));
        values.put("vulnerable", known.vulnerable() ? "yes" : "");
        values.put("cause", known.cause());
        values.put("protection", known.protection());
        values.put("consequences", known.consequences());
        values.put("measures", known.measures());
        file.severity().ifPresent(severity -> put(values, severity.inputs()));
        return new TypedFields(values);
    }

    @Override
    public TaskForm form(BreachFile file, TypedFields fields) {
        return new TaskForm(
                "breach/tasks :: assess",
                Map.of(
                        "form", fields,
                        "breachFile", file,
                        "natures", List.of(Nature.values()),
                        "identifications", List.of(Identification.values()),
                        "confidentialities", List.of(Confidentiality.values()),
                        "integrities", List.of(Integrity.values()),
                        "availabilities", List.of(Availability.values()),
                        "shifts", List.of("-3", "-2", "-1", "0", "1", "2", "3")));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        if (fields.text("do").equals("finish")) {
            desk.finishAssessment(reference, fields.version(), acting);
            return Optional.empty();
        }
        state(reference, fields, acting);
        return here(reference);
    }

    /**
     * States the facts of the form as their next version.
     *
     * @throws FieldProblems when fields cannot be taken as they are
     */
    void state(CaseReference reference, TypedFields fields, Acting acting) {
        List<Affected> affected = new ArrayList<>();
        boolean countsRead = fields.lines("affected").stream().allMatch(line -> read(line, affected));
        boolean scored = Stream.of("simple", "behavioural", "financial", "sensitive", "identification")
                .anyMatch(name -> !fields.text(name).isEmpty());
        new FieldProblems.Check()
                .filled(fields, "description", "Say what happened, as far as it is known")
                .that(countsRead, "affected", "Write one jurisdiction a line, like: DE 1200 3000, or DE ? ?")
                .filled(fields, "why", "Say what is new in this version")
                .done();
        BreachFacts known = new BreachFacts(
                Stream.of(Nature.values())
                        .filter(one -> fields.has("nature", one.name()))
                        .collect(Collectors.toSet()),
                fields.text("description"),
                fields.lines("categories"),
                affected,
                fields.text("vulnerable").equals("yes"),
                fields.text("cause"),
                fields.text("protection"),
                fields.text("consequences"),
                fields.text("measures"),
                fields.text("why"));
        String unanswered = fields.text("identification").isEmpty() ? "identification" : "simple";
        FieldProblems.beside(
                Map.of("severity-incomplete", unanswered),
                () -> desk.stateFacts(reference, known, scored ? inputs(fields) : null, fields.version(), acting));
    }

    private static SeverityInputs inputs(TypedFields fields) {
        return new SeverityInputs(
                shift(fields, "simple"),
                shift(fields, "behavioural"),
                shift(fields, "financial"),
                shift(fields, "sensitive"),
                TaskAct.one(fields, "identification", Identification.class).orElse(null),
                fields.oneOf("confidentiality", Confidentiality.class, Confidentiality.NONE),
                fields.oneOf("integrity", Integrity.class, Integrity.UNALTERED),
                fields.oneOf("availability", Availability.class, Availability.AVAILABLE),
                fields.text("malicious").equals("yes"));
    }

    private static void put(Map<String, String> values, SeverityInputs inputs) {
        values.put("simple", Objects.toString(inputs.simple(), ""));
        values.put("behavioural", Objects.toString(inputs.behavioural(), ""));
        values.put("financial", Objects.toString(inputs.financial(), ""));
        values.put("sensitive", Objects.toString(inputs.sensitive(), ""));
        values.put("identification", Objects.toString(inputs.identification(), ""));
        values.put("confidentiality", inputs.confidentiality().name());
        values.put("integrity", inputs.integrity().name());
        values.put("availability", inputs.availability().name());
        values.put("malicious", inputs.malicious() ? "yes" : "");
    }

    private static @Nullable Integer shift(TypedFields fields, String name) {
        return SHIFTS.contains(fields.text(name)) ? Integer.valueOf(fields.text(name)) : null;
    }

    private static boolean read(String line, List<Affected> into) {
        String[] words = line.split("\\s+", -1);
        boolean fits = words.length == 3
                && words[0].matches("[A-Za-z]{2}(-[A-Za-z0-9]{1,3})?")
                && Stream.of(words[1], words[2]).allMatch(count -> count.matches("\\d{1,12}|\\?"));
        if (fits) {
            into.add(new Affected(words[0].toUpperCase(java.util.Locale.ROOT), count(words[1]), count(words[2])));
        }
        return fits;
    }

    private static @Nullable Long count(String word) {
        return word.equals("?") ? null : Long.valueOf(word);
    }

    private static String line(Affected one) {
        return one.jurisdiction() + " " + Objects.toString(one.people(), "?") + " "
                + Objects.toString(one.records(), "?");
    }
}
