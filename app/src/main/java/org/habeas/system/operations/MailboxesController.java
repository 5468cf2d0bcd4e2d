package org.habeas.system.operations;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.inbox.FieldMessage;
import org.habeas.mailroom.MailboxDifference;
import org.habeas.mailroom.MailboxProof;
import org.habeas.mailroom.ProofDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The page that shows whether mail server and database hold the same mail, and what to do when they do not. */
@Controller
class MailboxesController {

    private static final String PAGE = "/operations/mailboxes";
    private static final String NO_REASON = "Say in one sentence what became of the mail; it goes to the ledger";

    private final ProofDesk desk;
    private final Moments moments;

    MailboxesController(ProofDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
    }

    @GetMapping(PAGE)
    ModelAndView show(Acting acting) {
        return page(HttpStatus.OK, acting);
    }

    @PostMapping("/operations/mailboxes/compare")
    ModelAndView compare(RedirectAttributes flash, Acting acting) {
        int differences = desk.compareNow(acting);
        flash.addFlashAttribute(
                "done",
                differences == 0
                        ? "Compared just now: both sides hold the same mail."
                        : "Compared just now; " + differences + (differences == 1 ? " difference." : " differences."));
        return new ModelAndView("redirect:" + PAGE);
    }

    @PostMapping("/operations/mailboxes/differences/{id}")
    ModelAndView settle(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Acting acting) {
        if (reason.isBlank()) {
            return page(HttpStatus.UNPROCESSABLE_ENTITY, acting)
                    .addObject("errors", List.of(new FieldMessage("reason-" + id, NO_REASON)))
                    .addObject("faults", Map.of(id.toString(), NO_REASON));
        }
        try {
            desk.settle(id, acting.because(reason.strip()));
        } catch (ActRefused refused) {
            return page(HttpStatus.CONFLICT, acting)
                    .addObject("refusal", String.valueOf(refused.getMessage()))
                    .addObject("refusedReason", reason);
        }
        flash.addFlashAttribute("done", "The difference is settled.");
        return new ModelAndView("redirect:" + PAGE);
    }

    private ModelAndView page(HttpStatus status, Acting acting) {
        MailboxProof proof = desk.proof(acting);
        return new ModelAndView("system/mailboxes", status)
                .addObject("zone", moments.zone())
                .addObject("folders", proof.folders().stream().map(this::folder).toList())
                .addObject(
                        "differences",
                        proof.differences().stream().map(this::difference).toList())
                .addObject("equal", proof.complete() && proof.differences().isEmpty())
                .addObject("complete", proof.complete())
                .addObject("mayAct", acting.holdsAnyOf(Role.INTAKE, Role.CASEWORKER, Role.LEGAL, Role.ADMINISTRATOR))
                .addObject("errors", List.of())
                .addObject("faults", Map.of());
    }

    private Folder folder(MailboxProof.Folder folder) {
        return new Folder(
                folder,
                words(folder.comparedAt()),
                words(folder.failedAt()),
                words(folder.renumberedAt()),
                folder.troubles().stream()
                        .map(trouble -> new Trouble(
                                trouble.what().words(), trouble.what().advice(), moments.words(trouble.since())))
                        .toList());
    }

    private Difference difference(MailboxDifference difference) {
        return new Difference(difference, moments.words(difference.since()));
    }

    private @Nullable String words(@Nullable Instant at) {
        return at == null ? null : moments.words(at);
    }

    /** A folder as the page tells it; moments are null when there was none. */
    record Folder(
            MailboxProof.Folder of,
            @Nullable String compared,
            @Nullable String failed,
            @Nullable String renumbered,
            List<Trouble> troubles) {}

    /** What keeps a folder from being read, as the page tells it. */
    record Trouble(String words, String advice, String since) {}

    /** A difference as the page tells it. */
    record Difference(MailboxDifference of, String since) {}
}
