package org.habeas.transparency.web;

import java.net.URI;
import java.util.List;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.inbox.fields.JsonFields;
import org.habeas.transparency.Publication;
import org.habeas.transparency.ReportView;
import org.habeas.transparency.TransparencyFiles;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Reports for programs: order, work the tasks, download; the same desk, rules and roles as the pages. */
@RestController
@RequestMapping("/api/v1")
class ReportApi {

    private final TransparencyFiles files;
    private final ReportTasks tasks;

    ReportApi(TransparencyFiles files, ReportTasks tasks) {
        this.files = files;
        this.tasks = tasks;
    }

    /** Published reports, the newest first. */
    @GetMapping("/reports")
    List<Publication> published() {
        return files.publications();
    }

    /** Orders a report; the fields are those of the page. */
    @PostMapping("/reports")
    ResponseEntity<Ordered> order(@RequestBody Map<String, @Nullable Object> body, Acting acting) {
        CaseReference reference = tasks.order(JsonFields.texts(body), acting);
        return ResponseEntity.created(URI.create("/api/v1/cases/" + reference)).body(new Ordered(reference.value()));
    }

    /** Does a task of a report; the fields are those of its form. */
    @PostMapping("/cases/{reference:(?i)tr-.+}/tasks/{task}")
    Done send(
            @PathVariable("reference") String reference,
            @PathVariable("task") String task,
            @RequestBody Map<String, @Nullable Object> body,
            Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        try {
            tasks.perform(named, task, JsonFields.texts(body), acting);
        } catch (OptimisticLockingFailureException faster) {
            throw new SomeoneWasFaster("This case was changed at the same moment. Read it again and go on.");
        }
        ReportView report = files.open(named, acting);
        return new Done(named.value(), report.stage().name(), report.version());
    }

    /** A file of a report as it would be published now. */
    @GetMapping("/reports/{reference:(?i)tr-[^.]+}.{kind:pdf|csv|json}")
    ResponseEntity<byte[]> file(
            @PathVariable("reference") String reference, @PathVariable("kind") String kind, Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        return Downloads.inline(Downloads.of(files.preview(named, acting), kind), kind);
    }

    /** What was ordered. */
    record Ordered(String reference) {}

    /**
     * What was done.
     *
     * @param version for the next act
     */
    record Done(String reference, String stage, long version) {}
}
