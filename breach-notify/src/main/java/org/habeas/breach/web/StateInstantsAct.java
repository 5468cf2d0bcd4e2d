package org.habeas.breach.web;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.habeas.breach.BreachFile;
import org.habeas.breach.InstantKind;
import org.habeas.breach.ReportDesk;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.DueInWords;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Saying of a reported incident what it is, whose data and which law are concerned, and since when we are aware. */
@Component
class StateInstantsAct implements TaskAct {

    private final ReportDesk desk;
    private final LegalEntities entities;
    private final Clock clock;

    StateInstantsAct(ReportDesk desk, LegalEntities entities, Clock clock) {
        this.desk = desk;
        this.entities = entities;
        this.clock = clock;
    }

    @Override
    public String task() {
        return Steps.STATE_INSTANTS;
    }

    @Override
    public TypedFields filled(BreachFile file) {
        Map<String, String> values = new HashMap<>();
        values.put("version", String.valueOf(file.version()));
        values.put("title", file.title());
        values.put("zone", entities.byId(file.legalEntity()).zone().getId());
        values.put("roles", file.roles().stream().map(Enum::name).sorted().collect(Collectors.joining("\n")));
        values.put(
                "regimes",
                file.duties().stream()
                        .map(owed -> owed.obligation().regime().name())
                        .distinct()
                        .collect(Collectors.joining("\n")));
        return new TypedFields(values);
    }

    @Override
    public TaskForm form(BreachFile file, TypedFields fields) {
        Map<String, Object> model = new HashMap<>(OpeningForm.model(fields));
        model.put("form", fields);
        model.put("breachFile", file);
        model.put(
                "reported",
                file.instant(InstantKind.AWARE)
                        .map(one -> DueInWords.moment(one.at(), one.zone(), clock.instant()))
                        .orElse(""));
        model.put(
                "zoneNow",
                clock.instant().atZone(entities.byId(file.legalEntity()).zone()));
        return new TaskForm("breach/tasks :: instants", model);
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        OpeningForm.settle(desk, reference, fields, acting);
        return Optional.empty();
    }
}
