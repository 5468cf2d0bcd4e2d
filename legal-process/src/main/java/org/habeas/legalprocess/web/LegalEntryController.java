package org.habeas.legalprocess.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.FieldMessage;
import org.habeas.legalprocess.Channel;
import org.habeas.legalprocess.HandEntry;
import org.habeas.legalprocess.LegalProcessDesk;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;

/** The page on which legal process is entered that came by post, by personal service or as a file. */
@Controller
class LegalEntryController {

    /** Where a refusal of the desk belongs on the form. */
    static final Map<String, String> FIELDS = Map.of(
            "document-unreadable", "file", "receipt-in-the-future", "receivedOn", "receipt-too-old", "receivedOn");

    private final LegalProcessDesk desk;
    private final LegalEntities entities;
    private final Clock clock;

    LegalEntryController(LegalProcessDesk desk, LegalEntities entities, Clock clock) {
        this.desk = desk;
        this.entities = entities;
        this.clock = clock;
    }

    @GetMapping("/legal-processes/new")
    ModelAndView form() {
        String today =
                clock.instant().atZone(entities.first().zone()).toLocalDate().toString();
        return page(
                new TypedFields(Map.of("channel", Channel.UPLOAD.name(), "receivedOn", today, "language", "en")),
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping("/legal-processes/new")
    ModelAndView enter(
            @RequestParam MultiValueMap<String, String> posted,
            @RequestParam(name = "file", required = false) @Nullable MultipartFile file,
            Acting acting) {
        TypedFields fields = TypedFields.posted(posted);
        try {
            return new ModelAndView(
                    "redirect:/cases/" + enter(desk, read(fields, LegalTaskController.upload(file)), acting));
        } catch (FieldProblems problems) {
            return page(fields, problems.messages(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    /** Enters it; what the desk refuses of the entry is said beside the field. */
    static CaseReference enter(LegalProcessDesk desk, HandEntry entry, Acting acting) {
        AtomicReference<CaseReference> reference = new AtomicReference<>();
        FieldProblems.beside(FIELDS, () -> reference.set(desk.enter(entry, acting)));
        return Objects.requireNonNull(reference.get());
    }

    static HandEntry read(TypedFields fields, HandEntry.@Nullable Upload file) {
        Optional<Channel> channel = IntakeActs.constant(Channel.class, fields.text("channel"));
        Optional<LocalDate> on = Fields.day(fields.text("receivedOn"));
        new FieldProblems.Check()
                .that(channel.isPresent() && channel.get() != Channel.MAIL, "channel", "Choose how it came")
                .that(on.isPresent(), "receivedOn", "Enter the day of receipt like 2026-12-24")
                .that(
                        fields.text("receivedTime").isEmpty()
                                || Fields.time(fields.text("receivedTime")).isPresent(),
                        "receivedTime",
                        "Write the time like 14:30")
                .done();
        return new HandEntry(
                channel.orElseThrow(),
                on.orElseThrow(),
                Fields.time(fields.text("receivedTime")).orElse(null),
                fields.text("language").equals("de") ? "de" : "en",
                file);
    }

    private static ModelAndView page(TypedFields fields, List<FieldMessage> errors, HttpStatus status) {
        ModelAndView page = new ModelAndView("legal/by-hand", status);
        page.addObject("form", fields);
        page.addObject("errors", errors);
        page.addObject(
                "faults",
                errors.stream().collect(Collectors.toMap(FieldMessage::field, FieldMessage::message, (a, b) -> a)));
        page.addObject(
                "channels", List.of(Channel.UPLOAD, Channel.POST, Channel.PERSONAL_SERVICE, Channel.REGISTERED_AGENT));
        return page;
    }
}
