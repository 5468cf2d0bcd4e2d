package org.habeas.breach.web;

import jakarta.servlet.http.HttpSession;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.breach.BreachRegister;
import org.habeas.breach.InstantDesk;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.Role;
import org.habeas.casework.SomeoneWasFaster;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.TypedForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The pages of breaches beside the page of a case: the open ones, opening one, its instants, the register. */
@Controller
class BreachController {

    private static final String NEW = "/breaches/new";

    private final BreachDesk desk;
    private final InstantDesk instants;
    private final InstantForm instantForm;
    private final BreachFiles files;
    private final BreachRegister register;
    private final ClockWall wall;
    private final LegalEntities entities;
    private final Clock clock;

    BreachController(
            BreachDesk desk,
            InstantDesk instants,
            InstantForm instantForm,
            BreachFiles files,
            BreachRegister register,
            ClockWall wall,
            LegalEntities entities,
            Clock clock) {
        this.desk = desk;
        this.instants = instants;
        this.instantForm = instantForm;
        this.files = files;
        this.register = register;
        this.wall = wall;
        this.entities = entities;
        this.clock = clock;
    }

    /** Every incident that is open, with the clocks that end first. */
    @GetMapping("/breaches")
    ModelAndView all(Acting acting) {
        List<Shown> shown = files.all(acting).stream()
                .map(reference -> files.open(reference, acting))
                .filter(BreachFile::open)
                .map(file -> new Shown(file, wall.of(file)))
                .toList();
        return new ModelAndView("breach/all")
                .addObject("incidents", shown)
                .addObject("mayOpen", acting.holdsAnyOf(Role.BREACH_LEAD));
    }

    /** The empty form, or the one that arrived after its session had ended. */
    @GetMapping(NEW)
    ModelAndView form(HttpSession session) {
        if (session.getAttribute(TypedForm.ATTRIBUTE) instanceof TypedForm typed
                && typed.address().equals(NEW)) {
            session.removeAttribute(TypedForm.ATTRIBUTE);
            return page(new TypedFields(typed.joined()), List.of(), HttpStatus.OK)
                    .addObject("signedOut", true);
        }
        return page(
                new TypedFields(Map.of(
                        "zone", entities.first().zone().getId(),
                        "regimes", "GDPR",
                        "roles", "PROCESSOR")),
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping(NEW)
    ModelAndView open(@RequestParam MultiValueMap<String, String> posted, Acting acting) {
        TypedFields fields = TypedFields.posted(posted);
        try {
            return new ModelAndView("redirect:/cases/" + OpeningForm.open(desk, fields, acting));
        } catch (FieldProblems problems) {
            return page(fields, problems.messages(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/cases/{reference:(?i)br-.+}/instants")
    String state(
            @PathVariable("reference") String reference,
            @RequestParam MultiValueMap<String, String> posted,
            RedirectAttributes after,
            Acting acting) {
        CaseReference named = named(reference);
        TypedFields fields = TypedFields.posted(posted);
        try {
            instantForm.state(named, fields, acting);
        } catch (FieldProblems problems) {
            after.addFlashAttribute("instantFaults", faults(problems.messages()));
            after.addFlashAttribute("instantTyped", fields);
            after.addFlashAttribute("instantTwice", BreachForm.isTwice(fields, "at"));
        } catch (ActRefused | SomeoneWasFaster refused) {
            after.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/cases/" + named + "#instants";
    }

    @PostMapping("/cases/{reference:(?i)br-.+}/instants/{id}/{verb:confirm|refuse}")
    String decide(
            @PathVariable("reference") String reference,
            @PathVariable("id") UUID id,
            @PathVariable("verb") String verb,
            RedirectAttributes after,
            Acting acting) {
        CaseReference named = named(reference);
        try {
            instants.decide(named, id, verb.equals("confirm"), acting);
        } catch (ActRefused refused) {
            after.addFlashAttribute("refusal", refused.getMessage());
        }
        return "redirect:/cases/" + named + "#instants";
    }

    /** The register of Art. 33(5) as CSV. */
    @GetMapping("/breaches/register.csv")
    ResponseEntity<byte[]> register(Acting acting) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"breach-register.csv\"")
                .body(register.csv(acting).getBytes(StandardCharsets.UTF_8));
    }

    private ModelAndView page(TypedFields fields, List<FieldMessage> errors, HttpStatus status) {
        return new ModelAndView("breach/open", status)
                .addObject("form", fields)
                .addObject("errors", errors)
                .addObject("faults", faults(errors))
                .addAllObjects(OpeningForm.model(fields))
                .addObject(
                        "zoneNow",
                        clock.instant().atZone(BreachForm.zone(fields, "zone").orElseGet(() -> entities.first()
                                .zone())));
    }

    private static Map<String, String> faults(List<FieldMessage> errors) {
        return errors.stream()
                .collect(Collectors.toMap(FieldMessage::field, FieldMessage::message, (first, second) -> first));
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }

    /** An open incident in the list. */
    public record Shown(BreachFile file, ClockWall.Wall wall) {}
}
