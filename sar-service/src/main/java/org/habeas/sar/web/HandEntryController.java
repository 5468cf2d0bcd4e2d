package org.habeas.sar.web;

import jakarta.servlet.http.HttpSession;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.TypedForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.Channel;
import org.habeas.sar.SubjectRequestDesk;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;

/** The page on which a request is entered that came by post, by telephone, in person, or to another address. */
@Controller
class HandEntryController {

    private final SubjectRequestDesk desk;
    private final LegalEntities entities;
    private final Clock clock;

    HandEntryController(SubjectRequestDesk desk, LegalEntities entities, Clock clock) {
        this.desk = desk;
        this.entities = entities;
        this.clock = clock;
    }

    /** The empty form, or the one that arrived after its session had ended. */
    @GetMapping("/requests/new")
    ModelAndView form(HttpSession session, Acting acting) {
        requireRole(acting);
        if (session.getAttribute(TypedForm.ATTRIBUTE) instanceof TypedForm typed
                && typed.address().equals("/requests/new")) {
            session.removeAttribute(TypedForm.ATTRIBUTE);
            return page(new TypedFields(typed.joined()), List.of(), HttpStatus.OK)
                    .addObject("signedOut", true);
        }
        String today =
                clock.instant().atZone(entities.first().zone()).toLocalDate().toString();
        return page(
                new TypedFields(Map.of("channel", Channel.POST.name(), "receivedOn", today, "language", "en")),
                List.of(),
                HttpStatus.OK);
    }

    @PostMapping("/requests/new")
    ModelAndView enter(@RequestParam MultiValueMap<String, String> posted, Acting acting) {
        requireRole(acting);
        TypedFields fields = TypedFields.posted(posted);
        try {
            CaseReference reference = HandEntryForm.enter(fields, desk, acting);
            return new ModelAndView("redirect:/cases/" + reference);
        } catch (FieldProblems problems) {
            return page(fields, problems.messages(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    private static void requireRole(Acting acting) {
        if (!acting.holdsAnyOf(Role.INTAKE, Role.CASEWORKER)) {
            throw new NotPermitted(acting.who() + " may not enter requests by hand: it takes intake or caseworker");
        }
    }

    private ModelAndView page(TypedFields fields, List<FieldMessage> errors, HttpStatus status) {
        ModelAndView page = new ModelAndView("sar/by-hand", status);
        page.addObject("form", fields);
        page.addObject("errors", errors);
        page.addObject(
                "faults",
                errors.stream()
                        .collect(Collectors.toMap(
                                FieldMessage::field, FieldMessage::message, (first, second) -> first)));
        page.addObject("channels", List.of(Channel.values()));
        page.addObject("languages", Languages.ALL);
        page.addObject("legalEntities", entities.entities());
        return page;
    }
}
