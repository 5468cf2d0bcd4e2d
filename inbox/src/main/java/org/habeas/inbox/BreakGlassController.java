package org.habeas.inbox;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.access.BreakGlass;
import org.habeas.casework.access.BreakGlassDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page on which somebody asks to be let in to a sealed case, and on which a second person answers. */
@Controller
class BreakGlassController {

    private static final Map<String, String> FIELDS =
            Map.of("no-reference", "reference", "no-second-person", "second", "reason-missing", "reason");
    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("EEE d MMM, HH:mm", Locale.ENGLISH);

    private final BreakGlassDesk desk;
    private final Staff staff;
    private final Timelines names;
    private final Today today;

    BreakGlassController(BreakGlassDesk desk, Staff staff, Timelines names, Today today) {
        this.desk = desk;
        this.staff = staff;
        this.names = names;
        this.today = today;
    }

    @GetMapping("/break-glass")
    ModelAndView show(@RequestParam(defaultValue = "") String reference, Acting acting) {
        return page(Map.of("reference", reference), List.of(), HttpStatus.OK, acting);
    }

    @PostMapping("/break-glass")
    ModelAndView ask(
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String second,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Acting acting) {
        try {
            desk.ask(reference, second, acting.because(reason.strip()));
        } catch (ActRefused refused) {
            FieldMessage message = new FieldMessage(
                    FIELDS.getOrDefault(refused.code(), "reference"), String.valueOf(refused.getMessage()));
            return page(
                    Map.of("reference", reference, "second", second, "reason", reason),
                    List.of(message),
                    HttpStatus.UNPROCESSABLE_ENTITY,
                    acting);
        }
        flash.addFlashAttribute(
                "done",
                "The question was put to " + names.nameOf(second, acting)
                        + ". If there is such a sealed case and they agree, it opens for you; this page does not tell.");
        return new ModelAndView("redirect:/break-glass");
    }

    @PostMapping("/break-glass/{id}")
    ModelAndView answer(
            @PathVariable UUID id,
            @RequestParam(value = "do", defaultValue = "") String verb,
            RedirectAttributes flash,
            Acting acting) {
        if (verb.equals("confirm")) {
            flash.addFlashAttribute(
                    "done",
                    desk.confirm(id, acting) == BreakGlassDesk.Outcome.ADMITTED
                            ? "They are on the roster now. The ledger has it and the data protection officer is told."
                            : "There is no sealed case of this reference to let them in to. Nothing was opened.");
        } else {
            desk.refuse(id, acting);
            flash.addFlashAttribute("done", "Nobody was let in.");
        }
        return new ModelAndView("redirect:/break-glass");
    }

    private ModelAndView page(Map<String, String> typed, List<FieldMessage> errors, HttpStatus status, Acting acting) {
        boolean answers = acting.holdsAnyOf(Role.LEGAL);
        return new ModelAndView("inbox/break-glass", status)
                .addObject("form", typed)
                .addObject("errors", errors)
                .addObject(
                        "faults", errors.stream().collect(Collectors.toMap(FieldMessage::field, FieldMessage::message)))
                .addObject(
                        "seconds",
                        staff.holding(Role.LEGAL).stream()
                                .filter(member -> !member.account().equals(acting.who()))
                                .toList())
                .addObject("answers", answers)
                .addObject(
                        "questions",
                        answers
                                ? desk.waitingFor(acting).stream()
                                        .map(asked -> question(asked, acting))
                                        .toList()
                                : List.of());
    }

    private Question question(BreakGlass asked, Acting acting) {
        return new Question(asked, names.nameOf(asked.account(), acting), moment(asked.askedAt()));
    }

    private String moment(Instant at) {
        return MOMENT.format(at.atZone(today.zoneOfLists()));
    }

    /** A question that waits for an answer. */
    record Question(BreakGlass asked, String name, String at) {}
}
