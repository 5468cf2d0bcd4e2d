package org.habeas.system.operations;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.inbox.FieldMessage;
import org.habeas.mailroom.DoubtDesk;
import org.habeas.mailroom.LetterInDoubt;
import org.habeas.workflows.StoppedStep;
import org.habeas.workflows.StoppedSteps;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page of the installation's state, and the decisions about letters in doubt and stopped steps. */
@Controller
class OperationsController {

    private static final String NO_REASON = "Say in one sentence why; it goes to the ledger";

    private final OperationsDesk desk;
    private final DoubtDesk doubts;
    private final StoppedSteps steps;
    private final Moments moments;

    OperationsController(OperationsDesk desk, DoubtDesk doubts, StoppedSteps steps, Moments moments) {
        this.desk = desk;
        this.doubts = doubts;
        this.steps = steps;
        this.moments = moments;
    }

    @GetMapping("/operations")
    ModelAndView show(Acting acting) {
        return page(HttpStatus.OK, acting);
    }

    @PostMapping("/operations/letters/{id}")
    ModelAndView decide(
            @PathVariable UUID id,
            @RequestParam(value = "do", defaultValue = "") String verb,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Acting acting) {
        boolean again = verb.equals("again");
        if (!again && !verb.equals("confirm")) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, acting)
                    .addObject("typed", Map.of(id.toString(), reason))
                    .addObject("refusal", "Choose to send the letter again or to count it as arrived.")
                    .addObject("refusedReason", reason);
        }
        return carriedOut(
                id.toString(),
                reason,
                again
                        ? "The letter is sent again under the same Message-ID."
                        : "The letter counts as arrived; its case goes on.",
                because -> {
                    if (again) {
                        doubts.sendAgain(id, because);
                    } else {
                        doubts.confirmSent(id, because);
                    }
                },
                flash,
                acting);
    }

    @PostMapping("/operations/steps/{id}")
    ModelAndView tryAgain(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Acting acting) {
        return carriedOut(
                id, reason, "Habeas tries the step again now.", because -> steps.tryAgain(id, because), flash, acting);
    }

    private ModelAndView carriedOut(
            String id, String reason, String done, Consumer<Acting> act, RedirectAttributes flash, Acting acting) {
        if (reason.isBlank()) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, acting)
                    .addObject("typed", Map.of(id, reason))
                    .addObject("errors", List.of(new FieldMessage("reason-" + id, NO_REASON)))
                    .addObject("faults", Map.of(id, NO_REASON));
        }
        try {
            act.accept(acting.because(reason.strip()));
        } catch (ActRefused refused) {
            return page(HttpStatus.CONFLICT, acting)
                    .addObject("typed", Map.of(id, reason))
                    .addObject("refusal", String.valueOf(refused.getMessage()))
                    .addObject("refusedReason", reason);
        }
        flash.addFlashAttribute("done", done);
        return new ModelAndView("redirect:/operations");
    }

    private ModelAndView page(HttpStatus status, Acting acting) {
        OperationsDesk.State state = desk.state(acting);
        ModelAndView page = new ModelAndView("system/operations", status);
        page.addObject("now", moments.now() + " " + moments.zone());
        page.addObject("waiting", WaitingForPeople.of(state));
        page.addObject("held", state.held());
        List<HealthLine> health = HealthInWords.of(state);
        page.addObject("health", health);
        page.addObject("calm", health.stream().noneMatch(line -> line.tone() == HealthLine.Tone.LATE));
        page.addObject("doubts", state.doubts().stream().map(this::doubt).toList());
        page.addObject("stopped", state.stopped().stream().map(this::stopped).toList());
        page.addObject("mayDecide", acting.holdsAnyOf(Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL));
        page.addObject("mayRetry", acting.holdsAnyOf(Role.CASEWORKER, Role.LEGAL, Role.ADMINISTRATOR));
        page.addObject("maySeeLetters", acting.holdsAnyOf(Role.LEGAL, Role.APPROVER, Role.ADMINISTRATOR, Role.AUDITOR));
        page.addObject(
                "mayOpenCases",
                acting.holdsAnyOf(Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR));
        page.addObject("typed", Map.of());
        page.addObject("errors", List.of());
        page.addObject("faults", Map.of());
        return page;
    }

    private Doubt doubt(LetterInDoubt letter) {
        return new Doubt(
                letter,
                letter.kind().substring(letter.kind().lastIndexOf('/') + 1).replace('-', ' '),
                moments.words(letter.firstTriedAt()),
                letter.againAt() == null ? null : moments.words(letter.againAt()));
    }

    private Stopped stopped(StoppedStep step) {
        return new Stopped(step, moments.words(step.since()));
    }

    /**
     * A letter in doubt as the page tells it.
     *
     * @param again when Habeas sends it again by itself; null when a person must decide
     */
    record Doubt(
            LetterInDoubt letter,
            String what,
            String firstTried,
            @Nullable String again) {}

    /** A stopped step as the page tells it. */
    record Stopped(StoppedStep step, String since) {}
}
