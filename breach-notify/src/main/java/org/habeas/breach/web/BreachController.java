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
import org.habeas.breach.InstantKind;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.Obligation.Regime;
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

    /** Which field a refusal of the desk belongs to. */
    private static final Map<String, String> FIELDS =
            Map.of("instant-in-the-future", "aware", "awareness-missing", "aware", "role-missing", "roles");

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
            return new ModelAndView("redirect:/cases/" + desk.open(OpeningForm.read(fields), acting));
        } catch (FieldProblems problems) {
            return page(fields, problems.messages(), HttpStatus.UNPROCESSABLE_ENTITY);
        } catch (ActRefused refused) {
            String field = FIELDS.getOrDefault(refused.code(), refused.code().startsWith("time-") ? "aware" : "title");
            return page(
                    fields,
                    List.of(new FieldMessage(field, String.valueOf(refused.getMessage()))),
                    HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping("/cases/{reference:(?i)br-.+}/instants")
    String state(
            @PathVariable("reference") String reference,
            @RequestParam MultiValueMap<String, String> posted,
            RedirectAttributes after,
            Acting acting) {
        CaseReference named = named(reference);
        try {
            instantForm.state(named, TypedFields.posted(posted), acting);
        } catch (FieldProblems problems) {
            after.addFlashAttribute(
                    "refusal",
                    problems.messages().stream().map(FieldMessage::message).collect(Collectors.joining(". ")));
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
                .addObject(
                        "faults",
                        errors.stream()
                                .collect(Collectors.toMap(
                                        FieldMessage::field, FieldMessage::message, (first, second) -> first)))
                .addObject("roles", List.of(ActsAs.values()))
                .addObject("regimes", List.of(Regime.values()))
                .addObject("kinds", List.of(InstantKind.values()))
                .addObject("fieldOf", fieldNames())
                .addObject(
                        "now", clock.instant().atZone(entities.first().zone()).toLocalDateTime());
    }

    private static Map<String, String> fieldNames() {
        return List.of(InstantKind.values()).stream().collect(Collectors.toMap(InstantKind::name, OpeningForm::field));
    }

    private static CaseReference named(String reference) {
        return CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
    }

    /** An open incident in the list. */
    public record Shown(BreachFile file, ClockWall.Wall wall) {}
}
