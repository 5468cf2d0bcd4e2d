package org.habeas.sar.web;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.JsonFields;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.LawFile;
import org.habeas.sar.RequestFile;
import org.habeas.sar.RequestFiles;
import org.habeas.sar.SubjectRequestDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The verbs of the pages as JSON, with the same fields, checks and refusals. */
@RestController
@RequestMapping("/api/v1")
class SubjectRequestApi {

    /** Fields that take several values. */
    private static final Set<String> SEVERAL =
            Set.of("rights", "options", "documents", "remove", "answers", "objections");

    private final SubjectRequestDesk desk;
    private final RequestFiles files;
    private final TaskActs acts;
    private final CaseActs others;

    SubjectRequestApi(SubjectRequestDesk desk, RequestFiles files, TaskActs acts, CaseActs others) {
        this.desk = desk;
        this.files = files;
        this.acts = acts;
        this.others = others;
    }

    /** Enters a request; the fields are those of the page for requests entered by hand. */
    @PostMapping("/requests")
    ResponseEntity<Entered> enter(@RequestBody Map<String, @Nullable Object> fields, Acting acting) {
        CaseReference reference = HandEntryForm.enter(JsonFields.texts(fields), desk, acting);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + reference)).body(new Entered(reference.value()));
    }

    /**
     * Does a task; the fields are those of its form, several values of one field as a list.
     *
     * @return where the case stands afterwards, with the version for the next act
     */
    @PostMapping("/cases/{reference:(?i)sar-.+}/tasks/{task}")
    Done send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestBody Map<String, @Nullable Object> fields,
            Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        TaskAct act = acts.named(task);
        TypedFields sent = JsonFields.textsOrLists(fields, SEVERAL);
        if (act.comparesVersion()) {
            requireVersion(sent);
        }
        Optional<String> next = perform(act, named, sent, acting);
        RequestFile file = files.open(named, acting);
        return new Done(named.value(), file.stage().name(), file.version(), next.isEmpty());
    }

    /**
     * Does something beside the tasks: {@code correct-sorting}, {@code correct-receipt}, {@code correct-contact},
     * {@code proof-came}, {@code withdraw}, {@code reopen}, {@code cancel-posting}, {@code cancel-sending}, the letters
     * before the answer {@code extend-time-limit}, {@code ask-what-is-meant}, {@code ask-for-a-fee}, {@code
     * send-what-is-ready}, and what becomes of them {@code hand-over-letter}, {@code take-back-letter}, {@code
     * record-letter-posting}, {@code question-answered}, and the law {@code applicable-law}, {@code decide-rule}, {@code take-new-law}, {@code
     * record-stop}; the fields are those of its page.
     */
    @PostMapping("/cases/{reference:(?i)sar-.+}/acts/{act}")
    Done act(
            @PathVariable("reference") String reference,
            @PathVariable("act") String act,
            @RequestBody Map<String, @Nullable Object> fields,
            Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        CaseAct wanted = others.of(act);
        TypedFields sent = JsonFields.textsOrLists(fields, SEVERAL);
        if (wanted.comparesVersion()) {
            requireVersion(sent);
        }
        try {
            wanted.perform(named, sent, acting);
        } catch (OptimisticLockingFailureException faster) {
            throw simultaneous();
        }
        RequestFile file = files.open(named, acting);
        return new Done(named.value(), file.stage().name(), file.version(), true);
    }

    /** Which rules apply, with their reasons: by what was measured, by what people said, and by what was decided by hand. */
    @GetMapping("/cases/{reference:(?i)sar-.+}/law")
    LawFile law(@PathVariable("reference") String reference, Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        return files.open(named, acting).law();
    }

    private static void requireVersion(TypedFields sent) {
        new FieldProblems.Check()
                .that(sent.version() >= 0, "version", "Send the version of the case that you have read")
                .done();
    }

    private static SomeoneWasFaster simultaneous() {
        return new SomeoneWasFaster("This case was changed at the same moment. Read it again and go on.");
    }

    /** Two at once may also meet only when the second one commits. */
    private static Optional<String> perform(TaskAct act, CaseReference reference, TypedFields fields, Acting acting) {
        try {
            return act.perform(reference, fields, null, acting);
        } catch (OptimisticLockingFailureException faster) {
            throw simultaneous();
        }
    }

    /** What was entered. */
    record Entered(String reference) {}

    /**
     * What was done.
     *
     * @param stage where the case stands
     * @param version for the next act
     * @param finished whether the task is done, not only one thing within it
     */
    record Done(String reference, String stage, long version, boolean finished) {}
}
