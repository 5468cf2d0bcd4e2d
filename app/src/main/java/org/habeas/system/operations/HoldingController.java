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
import org.habeas.casework.reminder.Reminder;
import org.habeas.inbox.DueLabel;
import org.habeas.inbox.FieldMessage;
import org.habeas.mailroom.HeldFacts;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.HeldMailPreview;
import org.habeas.mailroom.HeldReason;
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

    private static final String MAIL_POLICY =
            "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

    private final HoldingDesk desk;
    private final HeldMailPreview preview;
    private final Moments moments;

    HoldingController(HoldingDesk desk, HeldMailPreview preview, Moments moments) {
        this.desk = desk;
        this.preview = preview;
        this.moments = moments;
    }

    @GetMapping("/holding")
    ModelAndView list(
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "false") boolean overdue,
            @RequestParam(defaultValue = "1") int page,
            Acting acting) {
        boolean reads = acting.holdsAnyOf(Role.INTAKE, Role.CASEWORKER, Role.LEGAL);
        List<HeldReason> reasons = reads ? desk.reasons(acting) : List.of();
        // A reason for which nothing waits any more is no filter, so that a bookmark shows what there is.
        String known = reasons.stream()
                .map(HeldReason::code)
                .filter(reason::equals)
                .findFirst()
                .orElse(null);
        HeldFilter filter = new HeldFilter(known, overdue, Math.max(1, page));
        List<Row> rows = reads
                ? desk.waiting(filter, acting).stream().map(this::row).toList()
                : desk.facts(filter, acting).stream().map(this::row).toList();
        long count = desk.count(filter, acting);
        return new ModelAndView("system/holding")
                .addObject("rows", rows)
                .addObject("reads", reads)
                .addObject("all", desk.count(HeldFilter.ALL, acting))
                .addObject("count", count)
                .addObject("reasons", reasons)
                .addObject("filter", filter)
                .addObject("more", (long) filter.page() * HeldFilter.PAGE < count)
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
        return page(
                mail,
                Map.of("reference", suggested, "reason", "", "mailbox", mail.mailbox()),
                List.of(),
                HttpStatus.OK);
    }

    @GetMapping("/holding/{id}/view")
    ResponseEntity<byte[]> view(@PathVariable UUID id, Acting acting) {
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", MAIL_POLICY)
                .header("X-Frame-Options", "SAMEORIGIN")
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer")
                .body(preview.safeHtml(id, acting).getBytes(StandardCharsets.UTF_8));
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
            @RequestParam(defaultValue = "") String mailbox,
            RedirectAttributes flash,
            Acting acting) {
        Map<String, String> typed = Map.of("reference", reference, "reason", reason, "mailbox", mailbox);
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
            return placed(id, verb, named, mailbox, flash, acting.because(reason.strip()));
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
            UUID id,
            String verb,
            Optional<CaseReference> named,
            String mailbox,
            RedirectAttributes flash,
            Acting acting) {
        switch (verb) {
            case "assign" -> {
                CaseReference to = named.orElseThrow();
                desk.assignTo(id, to, acting);
                flash.addFlashAttribute("done", "The mail joined its case.");
                flash.addFlashAttribute("reference", to);
            }
            case "open" -> {
                CaseReference opened = desk.openNew(id, mailbox, acting);
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

    /** How much of its time is gone, in the words of a reminder. */
    private static String gone(String share) {
        return share.isEmpty() ? "" : Reminder.headline(share);
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
                gone(mail.share()),
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
                gone(mail.share()),
                List.of());
    }

    /**
     * A waiting mail.
     *
     * @param sender empty when unusable, or when the reader may not know
     * @param mailbox our address it came to; empty when sender and subject stand there
     * @param gone how much of its time is gone; empty while less than half is
     */
    record Row(
            UUID id,
            String sender,
            String subject,
            String mailbox,
            String reason,
            String received,
            DueLabel due,
            String gone,
            List<CaseReference> suggestions) {}
}
