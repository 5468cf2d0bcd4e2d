package org.habeas.inbox;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.PreparedLetter;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;

/** The pages of cases: the list, the case, why a date is what it is, and exactly what leaves. */
@Controller
class CaseController {

    private static final int PAGE_SIZE = 25;
    private static final int ABBREVIATED = 4;

    private final CasePage page;
    private final CaseReader reader;
    private final CaseRegister register;
    private final FormDrafts drafts;
    private final KeptSearches searches;
    private final Today today;

    CaseController(
            CasePage page,
            CaseReader reader,
            CaseRegister register,
            FormDrafts drafts,
            KeptSearches searches,
            Today today) {
        this.searches = searches;
        this.page = page;
        this.reader = reader;
        this.register = register;
        this.drafts = drafts;
        this.today = today;
    }

    /** Reads the reference of a path as people type it. */
    static CaseReference reference(String typed) {
        return CaseReference.parse(typed).orElseThrow(() -> new NoSuchCase(typed));
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(defaultValue = "") String search,
            @RequestParam(defaultValue = "") String standing,
            @RequestParam(defaultValue = "") String before,
            Model model,
            HttpSession session,
            Acting acting) {
        Search sought = searches.find(search, session, acting).orElse(Search.NONE);
        CaseRegister.Standing wanted = CaseRegister.Standing.of(standing);
        List<CaseRegister.Row> found = register.find(
                wanted,
                sought.words(),
                CaseReference.parse(before).map(CaseReference::value).orElse(null),
                PAGE_SIZE + 1,
                acting);
        List<CaseRegister.Row> shown = found.subList(0, Math.min(PAGE_SIZE, found.size()));
        model.addAttribute("search", sought);
        model.addAttribute("searched", sought.words());
        model.addAttribute("searchForgotten", !search.isEmpty() && sought.isNone());
        model.addAttribute("standing", wanted);
        model.addAttribute("standings", CaseRegister.Standing.values());
        model.addAttribute("rows", shown.stream().map(row -> row(row, acting)).toList());
        model.addAttribute(
                "next",
                found.size() > PAGE_SIZE ? shown.get(PAGE_SIZE - 1).reference().value() : null);
        return "inbox/cases";
    }

    /** The page of a case; a page that asks again while the workflow works is told to load anew when it has ended. */
    @GetMapping("/cases/{ref}")
    ModelAndView open(
            @PathVariable String ref,
            @RequestHeader(name = "HX-Request", defaultValue = "false") boolean again,
            HttpServletResponse response,
            Acting acting) {
        ModelAndView drawn = page.show(reference(ref), acting);
        if (again
                && drawn.getModel().get("view") instanceof CaseView view
                && !view.file().betweenTasks()) {
            response.setHeader("HX-Refresh", "true");
        }
        return drawn;
    }

    @GetMapping("/cases/{ref}/clocks/{id}")
    String clock(@PathVariable String ref, @PathVariable UUID id, Model model, Acting acting) {
        CaseReference reference = reference(ref);
        ReadClock read = reader.derivations(reference, acting).stream()
                .filter(one -> one.clock().id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchCase(ref));
        List<ClockView> all = reader.clocks(reference, acting);
        model.addAttribute("reference", reference);
        model.addAttribute("head", reader.head(reference, acting));
        model.addAttribute("clock", WhyThisDate.of(read.clock(), today.now()));
        model.addAttribute("read", read);
        model.addAttribute(
                "label",
                all.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow());
        model.addAttribute("clocks", all);
        return "inbox/clock";
    }

    @GetMapping("/cases/{ref}/preview/{letter}")
    ModelAndView preview(@PathVariable String ref, @PathVariable UUID letter, Acting acting) {
        CaseReference reference = reference(ref);
        PreparedLetter prepared = reader.letter(reference, letter, acting).orElseThrow(() -> new NoSuchCase(ref));
        CaseMail.Opened opened = reader.mail(reference, letter, acting).orElseThrow(() -> new NoSuchCase(ref));
        Optional<TaskForm> approval = reader.approval(reference, prepared, acting);
        ModelAndView model = new ModelAndView("inbox/preview");
        approval.ifPresent(form -> model.addAllObjects(form.model()));
        model.addObject("fragment", approval.map(TaskForm::fragment).orElse(null));
        model.addObject("reference", reference);
        model.addObject("head", reader.head(reference, acting));
        model.addObject("letter", prepared);
        model.addObject("opened", opened);
        model.addObject("sha256", prepared.sha256());
        model.addObject("shortHash", shortened(prepared.sha256()));
        model.addObject("state", LetterWords.of(opened.item().state()));
        return model;
    }

    /**
     * Keeps what is being typed in the form of an open task; answers when it was kept, 404 when there is no such task
     * and 422 when it is too much.
     */
    @PostMapping(path = "/cases/{ref}/drafts/{form}", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    ResponseEntity<Map<String, String>> draft(
            @PathVariable String ref,
            @PathVariable String form,
            @RequestParam MultiValueMap<String, String> fields,
            Acting acting) {
        CaseReference reference = reference(ref);
        Map<String, String> joined = new LinkedHashMap<>();
        fields.forEach((name, values) -> joined.put(name, String.join("\n", values)));
        if (!reader.hasOpenTask(reference, form, acting)) {
            return ResponseEntity.status(HttpStatus.NOT_FOUND)
                    .body(Map.of("refused", "This case has no open task of that name; nothing was kept."));
        }
        try {
            drafts.save(reference, form, joined, acting);
        } catch (ActRefused tooLong) {
            return ResponseEntity.unprocessableEntity().body(Map.of("refused", String.valueOf(tooLong.getMessage())));
        }
        return ResponseEntity.ok(
                Map.of("saved", time(today.now(), today.entityOf(reference).zone())));
    }

    /** What the picture of the workflow is drawn from. */
    @GetMapping(path = "/cases/{ref}/diagram", produces = MediaType.APPLICATION_JSON_VALUE)
    @ResponseBody
    CaseReader.Diagram diagram(@PathVariable String ref, Acting acting) {
        return reader.diagram(reference(ref), acting);
    }

    private CaseRow row(CaseRegister.Row row, Acting acting) {
        ZoneId zone = today.zoneOfLists();
        Instant closed = row.closedAt();
        return new CaseRow(
                row.reference().value(),
                reader.head(row.reference(), acting),
                day(row.openedAt(), zone),
                closed == null ? null : day(closed, zone),
                row.hasTask());
    }

    private static String shortened(String sha256) {
        return sha256.length() <= 2 * ABBREVIATED
                ? sha256
                : sha256.substring(0, ABBREVIATED) + "…" + sha256.substring(sha256.length() - ABBREVIATED);
    }

    private static String time(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH).format(at.atZone(zone));
    }

    private static String day(Instant at, ZoneId zone) {
        return DateTimeFormatter.ofPattern("EEE d MMM uuuu", Locale.ENGLISH).format(at.atZone(zone));
    }

    /** A case in the list, with its words. */
    record CaseRow(
            String reference,
            CaseHead head,
            String opened,
            @Nullable String closed,
            boolean hasTask) {}
}
