package org.habeas.transparency.web;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.transparency.Publication;
import org.habeas.transparency.ReportView;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.transparency.figures.Period;
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

    private final TransparencyDesk desk;
    private final ReportTasks tasks;

    ReportApi(TransparencyDesk desk, ReportTasks tasks) {
        this.desk = desk;
        this.tasks = tasks;
    }

    /** Published reports, the newest first. */
    @GetMapping("/reports")
    List<Publication> published() {
        return desk.publications();
    }

    /** Orders a report. */
    @PostMapping("/reports")
    ResponseEntity<Ordered> order(@RequestBody Order order, Acting acting) {
        Period period =
                Period.parse(order.period()).orElseThrow(() -> ReportTasks.untaken("period", ReportTasks.PERIOD));
        String reason = order.reason();
        CaseReference reference = desk.order(period, reason == null ? "" : reason, acting);
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
        Map<String, String> fields = new HashMap<>();
        body.forEach((name, value) -> {
            if (value != null) {
                fields.put(name, value.toString());
            }
        });
        try {
            tasks.perform(named, task, fields, acting);
        } catch (OptimisticLockingFailureException faster) {
            throw new SomeoneWasFaster("This case was changed at the same moment. Read it again and go on.");
        }
        ReportView report = desk.open(named, acting);
        return new Done(named.value(), report.stage().name(), report.version());
    }

    /** A file of a report as it would be published now. */
    @GetMapping("/reports/{reference:(?i)tr-[^.]+}.{kind:pdf|csv|json}")
    ResponseEntity<byte[]> file(
            @PathVariable("reference") String reference, @PathVariable("kind") String kind, Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        return Downloads.inline(Downloads.of(desk.preview(named, acting), kind), kind);
    }

    /**
     * Which report.
     *
     * @param period {@code 2026-H1} or {@code 2013}
     * @param reason why a published one is replaced
     */
    record Order(String period, @Nullable String reason) {}

    /** What was ordered. */
    record Ordered(String reference) {}

    /**
     * What was done.
     *
     * @param version for the next act
     */
    record Done(String reference, String stage, long version) {}
}
