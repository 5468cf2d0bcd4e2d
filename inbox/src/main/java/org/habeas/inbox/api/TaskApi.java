package org.habeas.inbox.api;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.inbox.Cursor;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.InboxDesk;
import org.habeas.inbox.InboxFilter;
import org.habeas.inbox.Search;
import org.habeas.inbox.TaskPage;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Open tasks: listed by the filters of the pages, searched, claimed and released. */
@RestController
@RequestMapping(path = "/api/v1/tasks", produces = MediaType.APPLICATION_JSON_VALUE)
class TaskApi {

    private static final int USUAL_SIZE = 25;
    private static final int MOST = 200;

    private final InboxDesk desk;

    TaskApi(InboxDesk desk) {
        this.desk = desk;
    }

    @GetMapping
    Tasks list(
            @RequestParam Map<String, String> parameters,
            @RequestParam(defaultValue = "" + USUAL_SIZE) int size,
            Acting acting) {
        if (parameters.containsKey("find")) {
            throw new FieldProblems(List.of(new FieldMessage(
                    "find", "Names do not belong into an address; POST the same fields to /api/v1/tasks/search")));
        }
        return page(InboxFilter.parse(parameters), parameters.getOrDefault("after", ""), size, acting);
    }

    /** The same list, searched; the words come in the body because addresses are written into logs. */
    @PostMapping("/search")
    Tasks search(@RequestBody TaskSearch wanted, Acting acting) {
        Integer size = wanted.size();
        return page(wanted.filter(), orEmpty(wanted.after()), size == null ? USUAL_SIZE : size, acting);
    }

    private Tasks page(InboxFilter filter, String cursor, int size, Acting acting) {
        Cursor after = Cursor.parse(cursor).orElse(null);
        TaskPage page = desk.page(filter, after, Math.max(1, Math.min(size, MOST)), acting);
        Cursor next = page.next();
        return new Tasks(
                desk.counts(filter, acting).in(filter.queue()),
                page.items().stream().map(Task::of).toList(),
                next == null ? null : next.text());
    }

    @PostMapping("/{id}/claim")
    Task claim(@PathVariable UUID id, Acting acting) {
        return Task.of(desk.claim(id, acting));
    }

    @PostMapping("/{id}/release")
    Task release(@PathVariable UUID id, Acting acting) {
        return Task.of(desk.release(id, acting));
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    /**
     * What to list; each field may be left out.
     *
     * @param find words to find in references, names, addresses and subject lines
     * @param after the {@code next} of the page before
     * @param size most tasks of the page
     */
    record TaskSearch(
            @Nullable String queue,
            @Nullable String type,
            @Nullable String regime,
            @Nullable String language,
            @Nullable String due,
            @Nullable String find,
            @Nullable String after,
            @Nullable Integer size) {

        InboxFilter filter() {
            return InboxFilter.parse(Map.of(
                            "queue", orEmpty(queue),
                            "type", orEmpty(type),
                            "regime", orEmpty(regime),
                            "language", orEmpty(language),
                            "due", orEmpty(due)))
                    .searching(Search.of(orEmpty(find)));
        }
    }

    /**
     * One page of tasks.
     *
     * @param total how many the filter finds on all pages
     * @param next pass it as {@code after} for the next page; null on the last
     */
    record Tasks(long total, List<Task> tasks, @Nullable String next) {}

    /**
     * An open task.
     *
     * @param due last day, ISO date in the zone of the legal entity; null without one
     * @param assignee account; null when nobody holds it
     */
    record Task(
            UUID id,
            String reference,
            String task,
            String name,
            String title,
            String who,
            String type,
            String regime,
            String language,
            @Nullable LocalDate due,
            @Nullable String pausedFor,
            @Nullable String assignee,
            String team,
            int priority,
            Instant createdAt,
            long version,
            Set<String> flags,
            @Nullable Instant dueAt) {

        static Task of(WorkItem item) {
            return new Task(
                    item.id(),
                    item.reference().value(),
                    item.task(),
                    item.taskName(),
                    item.title(),
                    item.who(),
                    item.type(),
                    item.regime(),
                    item.language(),
                    item.due(),
                    item.pausedFor(),
                    item.assignee(),
                    item.team(),
                    item.priority(),
                    item.createdAt(),
                    item.version(),
                    item.flags(),
                    item.dueAt());
        }
    }
}
