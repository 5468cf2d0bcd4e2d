package org.habeas.inbox;

import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of the queues. */
@Controller
class InboxController {

    private static final int PAGE_SIZE = 25;

    private final InboxDesk desk;
    private final Timelines names;
    private final Today today;
    private final KeptSearches searches;
    private final ObjectProvider<QueueNeighbour> neighbours;

    InboxController(
            InboxDesk desk,
            Timelines names,
            Today today,
            KeptSearches searches,
            ObjectProvider<QueueNeighbour> neighbours) {
        this.searches = searches;
        this.neighbours = neighbours;
        this.desk = desk;
        this.names = names;
        this.today = today;
    }

    @GetMapping("/inbox")
    String queue(@RequestParam Map<String, String> parameters, Model model, HttpSession session, Acting acting) {
        String id = parameters.getOrDefault("search", "");
        Search search = searches.find(id, session, acting).orElse(Search.NONE);
        InboxFilter filter = InboxFilter.parse(parameters).searching(search);
        Cursor after = Cursor.parse(parameters.getOrDefault("after", "")).orElse(null);
        TaskPage page = desk.page(filter, after, PAGE_SIZE, acting);
        InboxCounts counts = desk.counts(filter, acting);
        model.addAttribute("filter", filter);
        model.addAttribute("searched", search.words());
        model.addAttribute("searchForgotten", !id.isEmpty() && search.isNone());
        model.addAttribute("queues", Queue.values());
        model.addAttribute("neighbours", neighbours(acting));
        model.addAttribute("dueWindows", DueWindow.values());
        model.addAttribute("counts", counts);
        model.addAttribute("choices", desk.choices(acting));
        model.addAttribute("groups", groups(page.items(), counts, acting));
        model.addAttribute("next", page.next() == null ? null : page.next().text());
        model.addAttribute("first", after == null);
        model.addAttribute("shown", page.items().size());
        model.addAttribute("total", counts.in(filter.queue()));
        model.addAttribute("pageSize", PAGE_SIZE);
        model.addAttribute("now", today.now().toString());
        model.addAttribute("empty", page.items().isEmpty() ? EmptyQueue.of(filter, counts) : null);
        model.addAttribute(
                "mayAct",
                acting.holdsAnyOf(
                        Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER));
        model.addAttribute("here", "/inbox?" + filter.query() + (after == null ? "" : "&after=" + after.text()));
        return "inbox/queue";
    }

    /** How many tasks came since the page was drawn; polled, and never moves the list. */
    @GetMapping("/inbox/news")
    String news(
            @RequestParam Map<String, String> parameters,
            @RequestParam("since") String since,
            Model model,
            HttpSession session,
            Acting acting) {
        InboxFilter filter = InboxFilter.parse(parameters)
                .searching(searches.find(parameters.getOrDefault("search", ""), session, acting)
                        .orElse(Search.NONE));
        model.addAttribute("filter", filter);
        model.addAttribute("now", since);
        model.addAttribute(
                "news",
                instant(since).map(at -> desk.arrivedSince(filter, at, acting)).orElse(0L));
        return "inbox/queue :: news";
    }

    private DueLabel label(WorkItem item, LocalDate day) {
        DueLabel label = item.dueAt() == null || item.dueZone() == null
                ? DueLabel.open(item.due(), item.pausedFor(), day, today.calendarOfLists())
                : DueLabel.openAt(item.dueAt(), item.dueZone(), today.now());
        return label.marked(item.flags().contains(DueLabel.UNVERIFIED));
    }

    @PostMapping("/inbox/items/{id}/{verb:claim|release|take-over}")
    String one(
            @PathVariable UUID id,
            @PathVariable String verb,
            @RequestParam(defaultValue = "/inbox") String back,
            RedirectAttributes flash,
            Acting acting) {
        try {
            WorkItem item =
                    switch (verb) {
                        case "claim" -> desk.claim(id, acting);
                        case "release" -> desk.release(id, acting);
                        default -> desk.takeOver(id, acting);
                    };
            flash.addFlashAttribute("cursor", item.id());
        } catch (ActRefused | SomeoneWasFaster refusal) {
            flash.addFlashAttribute("refusal", String.valueOf(refusal.getMessage()));
        }
        return "redirect:" + ownPage(back);
    }

    @PostMapping("/inbox/bulk")
    ModelAndView bulk(
            @RequestParam(defaultValue = "") List<String> pick,
            @RequestParam(value = "do", defaultValue = "") String verb,
            @RequestParam(defaultValue = "/inbox") String back,
            RedirectAttributes flash,
            Acting acting) {
        InboxDesk.BulkAct act =
                switch (verb) {
                    case "claim" -> InboxDesk.BulkAct.CLAIM;
                    case "release" -> InboxDesk.BulkAct.RELEASE;
                    default -> null;
                };
        if (act == null) {
            return notDone("Choose to claim or to release the tasks. Nothing was changed.");
        }
        List<UUID> ids;
        try {
            ids = pick.stream().map(UUID::fromString).toList();
        } catch (IllegalArgumentException notOurs) {
            return notDone("One of the tasks picked is none of Habeas. Nothing was changed.");
        }
        flash.addFlashAttribute("outcomes", desk.bulk(act, ids, acting));
        flash.addFlashAttribute("bulkAct", act);
        return new ModelAndView("redirect:" + ownPage(back));
    }

    private static ModelAndView notDone(String words) {
        return new ModelAndView("inbox/problem", HttpStatus.UNPROCESSABLE_ENTITY)
                .addObject("heading", "This was not done")
                .addObject("words", words)
                .addObject("step", "Open the inbox")
                .addObject("href", "/inbox");
    }

    @GetMapping("/inbox/next")
    String next(@RequestParam(defaultValue = "") String after, Acting acting) {
        return CaseReference.parse(after)
                .flatMap(reference -> desk.next(reference, acting))
                .map(item -> "redirect:/cases/" + item.reference())
                .orElse("redirect:/inbox?queue=team");
    }

    private List<Neighbour> neighbours(Acting acting) {
        return neighbours
                .orderedStream()
                .filter(neighbour -> neighbour.isFor(acting))
                .map(neighbour -> new Neighbour(
                        neighbour.label(), neighbour.href(), neighbour.count(acting), neighbour.overdue(acting)))
                .toList();
    }

    private List<Group> groups(List<WorkItem> items, InboxCounts counts, Acting acting) {
        LocalDate day = today.ofLists();
        Map<Urgency, List<Row>> rows = new EnumMap<>(Urgency.class);
        for (WorkItem item : items) {
            rows.computeIfAbsent(Urgency.of(item.due(), day), urgency -> new ArrayList<>())
                    .add(new Row(
                            item,
                            label(item, day),
                            RegimeWords.regime(item.regime()),
                            item.assignee() == null ? "Nobody yet" : names.nameOf(item.assignee(), acting),
                            item.heldBy(acting.who())));
        }
        return rows.entrySet().stream()
                .map(entry -> new Group(entry.getKey(), counts.of(entry.getKey()), entry.getValue()))
                .toList();
    }

    /** A line of the rail below the queues. */
    record Neighbour(String label, String href, long count, long overdue) {}

    /** Only pages of ours: a redirect out of a form must not lead to another host. */
    private static String ownPage(String back) {
        return back.matches("/(inbox|cases/[A-Z0-9-]+)(\\?[^\\s\\\\{}]*)?") ? back : "/inbox";
    }

    private static Optional<Instant> instant(String text) {
        try {
            return Optional.of(Instant.parse(text)).filter(Years::holds);
        } catch (DateTimeParseException notOurs) {
            return Optional.empty();
        }
    }

    /**
     * A task in the list.
     *
     * @param heldBy who holds it, in words
     */
    record Row(WorkItem item, DueLabel due, String regime, String heldBy, boolean mine) {}

    /**
     * The rows of one urgency on this page.
     *
     * @param total how many the whole queue has, also on other pages
     */
    record Group(Urgency urgency, long total, List<Row> rows) {}

    /**
     * What an empty list says.
     *
     * @param href the one next step; null when there is none to take
     */
    record EmptyQueue(
            String heading,
            String why,
            String step,
            @Nullable String href) {

        static EmptyQueue of(InboxFilter filter, InboxCounts counts) {
            if (filter.isNarrowed()) {
                return new EmptyQueue(
                        "No task matches",
                        "You look in “" + filter.queue().label() + "” for " + filter.words() + ".",
                        "Clear the filters",
                        "/inbox?queue=" + filter.queue().word());
            }
            return switch (filter.queue()) {
                case MINE ->
                    new EmptyQueue(
                            "You hold no task",
                            counts.in(Queue.UNASSIGNED) + " wait for somebody in your team.",
                            "Open the unassigned tasks",
                            "/inbox?queue=unassigned");
                case UNASSIGNED ->
                    new EmptyQueue(
                            "Every task is held by somebody",
                            "New ones appear here as mail arrives.",
                            "Open the team’s tasks",
                            "/inbox?queue=team");
                case OVERDUE ->
                    new EmptyQueue(
                            "Nothing is overdue",
                            "Every open task has time left.",
                            "Open the team’s tasks",
                            "/inbox?queue=team");
                case WAITING ->
                    new EmptyQueue(
                            "No task is paused",
                            "Cases in which only somebody outside must act have no task; they stand in the list of cases.",
                            "Open the waiting cases",
                            "/cases?standing=waiting");
                case TEAM, ALL ->
                    new EmptyQueue(
                            "Nothing to do",
                            "A task appears when a request arrives by mail or is entered by hand.",
                            "Open all cases",
                            "/cases");
            };
        }
    }
}
