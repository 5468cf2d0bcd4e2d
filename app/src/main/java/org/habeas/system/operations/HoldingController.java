package org.habeas.system.operations;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.Role;
import org.habeas.inbox.DueLabel;
import org.habeas.inbox.FieldMessage;
import org.habeas.mailroom.HeldFacts;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.HeldText;
import org.habeas.mailroom.HoldingDesk;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The holding area: its list, one mail of it, and where that mail goes. */
@Controller
class HoldingController {

    private static final Set<String> VERBS = Set.of("assign", "open", "retry");

    private final HoldingDesk desk;
    private final Moments moments;

    HoldingController(HoldingDesk desk, Moments moments) {
        this.desk = desk;
        this.moments = moments;
    }

    @GetMapping("/holding")
    ModelAndView list(Acting acting) {
        boolean reads = acting.holdsAnyOf(Role.INTAKE, Role.CASEWORKER, Role.LEGAL);
        List<Row> rows = reads
                ? desk.waiting(acting).stream().map(this::row).toList()
                : desk.facts(acting).stream().map(this::row).toList();
        return new ModelAndView("system/holding")
                .addObject("rows", rows)
                .addObject("reads", reads)
                .addObject("zone", moments.zone());
    }

    @GetMapping("/holding/{id}")
    ModelAndView mail(@PathVariable UUID id, Acting acting) {
        HeldText mail;
        try {
            mail = desk.read(id, acting);
        } catch (ActRefused placed) {
            return gone(placed, "");
        }
        List<CaseReference> suggestions = mail.mail().suggestions();
        String suggested = suggestions.size() == 1 ? suggestions.get(0).value() : "";
        return page(mail, Map.of("reference", suggested, "reason", ""), List.of(), HttpStatus.OK);
    }

    @GetMapping("/holding/{id}/raw")
    ResponseEntity<InputStreamResource> raw(@PathVariable UUID id, Acting acting) {
        InputStream bytes = desk.raw(id, acting);
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("message/rfc822"))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("held-mail.eml", StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(new InputStreamResource(bytes));
    }

    @PostMapping("/holding/{id}")
    ModelAndView place(
            @PathVariable UUID id,
            @RequestParam(value = "do", defaultValue = "") String verb,
            @RequestParam(defaultValue = "") String reference,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes flash,
            Acting acting) {
        Map<String, String> typed = Map.of("reference", reference, "reason", reason);
        if (!VERBS.contains(verb)) {
            return page(desk.read(id, acting), typed, List.of(), HttpStatus.UNPROCESSABLE_ENTITY)
                    .addObject("refusal", "Choose to assign the mail, to open a case from it or to try again.");
        }
        Optional<CaseReference> named = CaseReference.parse(reference);
        List<FieldMessage> errors = new ArrayList<>();
        if (verb.equals("assign") && named.isEmpty()) {
            errors.add(new FieldMessage("reference", "Give the reference of a case, such as SAR-2026-000412"));
        }
        if (reason.isBlank()) {
            errors.add(new FieldMessage("reason", "Say in one sentence why; it goes to the ledger"));
        }
        try {
            if (!errors.isEmpty()) {
                return page(desk.read(id, acting), typed, errors, HttpStatus.UNPROCESSABLE_ENTITY);
            }
            return placed(id, verb, named, flash, acting.because(reason.strip()));
        } catch (NoSuchCase unknown) {
            return page(
                    desk.read(id, acting),
                    typed,
                    List.of(new FieldMessage("reference", "There is no case " + reference.strip())),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (ActRefused refused) {
            return refused.code().equals("not-held")
                    ? gone(refused, reason)
                    : page(desk.read(id, acting), typed, List.of(), HttpStatus.CONFLICT)
                            .addObject("refusal", String.valueOf(refused.getMessage()));
        }
    }

    private ModelAndView placed(
            UUID id, String verb, Optional<CaseReference> named, RedirectAttributes flash, Acting acting) {
        switch (verb) {
            case "assign" -> {
                CaseReference to = named.orElseThrow();
                desk.assignTo(id, to, acting);
                flash.addFlashAttribute("done", "The mail joined its case.");
                flash.addFlashAttribute("reference", to);
            }
            case "open" -> {
                CaseReference opened = desk.openNew(id, acting);
                flash.addFlashAttribute("done", "The mail opened a new case.");
                flash.addFlashAttribute("reference", opened);
            }
            default -> {
                desk.retry(id, acting);
                flash.addFlashAttribute(
                        "done", "Habeas tries to place the mail again; if it cannot, the mail comes back here.");
            }
        }
        return new ModelAndView("redirect:/holding");
    }

    private ModelAndView page(HeldText mail, Map<String, String> typed, List<FieldMessage> errors, HttpStatus status) {
        return new ModelAndView("system/held-mail", status)
                .addObject("row", row(mail.mail()))
                .addObject("held", mail)
                .addObject("form", typed)
                .addObject("errors", errors)
                .addObject(
                        "faults", errors.stream().collect(Collectors.toMap(FieldMessage::field, FieldMessage::message)))
                .addObject("zone", moments.zone());
    }

    /** Somebody placed it meanwhile; what was typed is given back, for it may belong on the case. */
    private static ModelAndView gone(ActRefused placed, String reason) {
        return new ModelAndView("system/held-mail-gone", HttpStatus.CONFLICT)
                .addObject("refusal", String.valueOf(placed.getMessage()))
                .addObject("reason", reason);
    }

    private Row row(HeldMail mail) {
        return new Row(
                mail.id(),
                mail.sender(),
                mail.subject(),
                "",
                mail.words(),
                moments.words(mail.receivedAt()),
                moments.due(mail.due()),
                mail.suggestions());
    }

    private Row row(HeldFacts mail) {
        return new Row(
                mail.id(),
                "",
                "",
                mail.mailbox(),
                mail.words(),
                moments.words(mail.receivedAt()),
                moments.due(mail.due()),
                List.of());
    }

    /**
     * A waiting mail.
     *
     * @param sender empty when unusable, or when the reader may not know
     * @param mailbox our address it came to; empty when sender and subject stand there
     */
    record Row(
            UUID id,
            String sender,
            String subject,
            String mailbox,
            String reason,
            String received,
            DueLabel due,
            List<CaseReference> suggestions) {}
}
