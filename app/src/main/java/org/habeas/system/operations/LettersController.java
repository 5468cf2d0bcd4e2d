package org.habeas.system.operations;

import java.util.Optional;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.system.letters.LetterFinding;
import org.habeas.system.letters.LetterOverrideDesk;
import org.habeas.system.letters.LetterState;
import org.habeas.system.letters.Submission;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The letters of the installation: what would change, who submitted it, and what is in force. */
@Controller
class LettersController {

    private final LetterOverrideDesk desk;
    private final Staff staff;
    private final Moments moments;

    LettersController(LetterOverrideDesk desk, Staff staff, Moments moments) {
        this.desk = desk;
        this.staff = staff;
        this.moments = moments;
    }

    @GetMapping("/operations/letters")
    ModelAndView show(Acting acting) {
        return page(acting, HttpStatus.OK);
    }

    @PostMapping("/operations/letters")
    ModelAndView act(
            @RequestParam(value = "do", defaultValue = "") String verb,
            @RequestParam(defaultValue = "") String sha256,
            RedirectAttributes flash,
            Acting acting) {
        try {
            switch (verb) {
                case "submit" -> {
                    desk.submit(sha256, acting);
                    flash.addFlashAttribute("done", "Submitted. A second person reads and releases it.");
                }
                case "release" -> {
                    desk.release(sha256, acting);
                    flash.addFlashAttribute("done", "Released. Every node uses these letters within half a minute.");
                }
                default -> throw new ActRefused("no-such-act", "Choose to submit or to release letters.");
            }
            return new ModelAndView("redirect:/operations/letters");
        } catch (ActRefused refused) {
            return page(acting, HttpStatus.CONFLICT).addObject("refusal", String.valueOf(refused.getMessage()));
        }
    }

    private ModelAndView page(Acting acting, HttpStatus status) {
        LetterState state = desk.state(acting);
        boolean own =
                state.waiting().filter(one -> one.by().equals(acting.who())).isPresent();
        return new ModelAndView("system/letters", status)
                .addObject("state", state)
                .addObject("waiting", state.waiting().map(this::row).orElse(null))
                .addObject("inForce", state.inForce().map(this::row).orElse(null))
                .addObject("own", own)
                .addObject("nodes", state.nodes().stream().map(this::node).toList())
                .addObject("maySubmit", acting.holdsAnyOf(Role.LEGAL, Role.ADMINISTRATOR))
                .addObject("mayRelease", !own && acting.holdsAnyOf(Role.LEGAL, Role.APPROVER));
    }

    private Row row(Submission one) {
        return new Row(
                one.sha256(),
                one.files().contents().size(),
                name(one.by()),
                moments.words(one.at()) + " " + moments.zone(),
                one.releasedBy() == null ? null : name(one.releasedBy()),
                Optional.ofNullable(one.releasedAt())
                        .map(at -> moments.words(at) + " " + moments.zone())
                        .orElse(""));
    }

    private Node node(LetterFinding found) {
        return new Node(found.node(), moments.words(found.lookedAt()) + " " + moments.zone(), found.trouble());
    }

    private String name(String account) {
        return staff.named(account).map(Staff.Member::name).orElse(account);
    }

    /**
     * What a node found when it last looked.
     *
     * @param trouble empty when everything is fit
     */
    record Node(String name, String at, String trouble) {}

    /** Letters that were submitted, and by whom they were released. */
    record Row(
            String sha256,
            int files,
            String by,
            String at,
            @Nullable String releasedBy,
            String releasedAt) {}
}
