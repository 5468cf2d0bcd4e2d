package org.habeas.breach.web;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.fields.JsonFields;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The verbs of the pages as JSON, with the same fields, checks and refusals. */
@RestController
@RequestMapping("/api/v1")
class BreachApi {

    /** Fields that take several values. */
    private static final Set<String> SEVERAL = Set.of("roles", "regimes", "nature", "categories", "affected");

    private final BreachDesk desk;
    private final InstantForm instants;
    private final BreachFiles files;
    private final BreachTaskActs acts;

    BreachApi(BreachDesk desk, InstantForm instants, BreachFiles files, BreachTaskActs acts) {
        this.desk = desk;
        this.instants = instants;
        this.files = files;
        this.acts = acts;
    }

    /** Opens an incident; the fields are those of the page. */
    @PostMapping("/breaches")
    ResponseEntity<Opened> open(@RequestBody Map<String, @Nullable Object> fields, Acting acting) {
        CaseReference reference = OpeningForm.open(desk, JsonFields.textsOrLists(fields, SEVERAL), acting);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + reference)).body(new Opened(reference.value()));
    }

    /** States or corrects an instant. */
    @PostMapping("/breaches/{reference:(?i)br-.+}/instants")
    Done state(
            @PathVariable("reference") String reference,
            @RequestBody Map<String, @Nullable Object> fields,
            Acting acting) {
        CaseReference named = named(reference);
        instants.state(named, JsonFields.texts(fields), acting);
        return done(named, false, acting);
    }

    /**
     * Does a task; the fields are those of its form, several values of one field as a list.
     *
     * @return where the incident stands afterwards, with the version for the next act
     */
    @PostMapping("/cases/{reference:(?i)br-.+}/tasks/{task}")
    Done send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestBody Map<String, @Nullable Object> fields,
            Acting acting) {
        CaseReference named = named(reference);
        TaskAct act =
                acts.of(task).orElseThrow(() -> new ActRefused("no-such-task", "This case has no task of that name."));
        try {
            Optional<String> next = act.perform(named, JsonFields.textsOrLists(fields, SEVERAL), null, acting);
            return done(named, next.isEmpty(), acting);
        } catch (OptimisticLockingFailureException faster) {
            throw new SomeoneWasFaster("This case was changed at the same moment. Read it again and go on.");
        }
    }

    private Done done(CaseReference reference, boolean finished, Acting acting) {
        BreachFile file = files.open(reference, acting);
        return new Done(reference.value(), file.outcome().name(), file.open(), file.version(), finished);
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }

    /** What was opened. */
    record Opened(String reference) {}

    /**
     * What was done.
     *
     * @param version for the next act
     * @param finished whether the task is done, not only one thing within it
     */
    record Done(String reference, String outcome, boolean open, long version, boolean finished) {}
}
