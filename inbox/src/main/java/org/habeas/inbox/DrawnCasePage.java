package org.habeas.inbox;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.workflows.WorkItem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.support.RequestContextUtils;

/** Gathers what the page of a case shows; which mail and task are open stands in the address. */
@Component
class DrawnCasePage implements CasePage {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ENGLISH);

    private final CaseReader reader;
    private final SealedFormDrafts drafts;
    private final Timelines names;
    private final RosterView.Drawing rosters;
    private final HttpServletRequest request;

    DrawnCasePage(
            CaseReader reader,
            SealedFormDrafts drafts,
            Timelines names,
            RosterView.Drawing rosters,
            HttpServletRequest request) {
        this.reader = reader;
        this.drafts = drafts;
        this.names = names;
        this.rosters = rosters;
        this.request = request;
    }

    @Override
    public ModelAndView show(CaseReference reference, Acting acting) {
        CaseFile file = reader.read(reference, acting);
        Optional<WorkItem> item = chosen(file, request.getParameter("task"), acting);
        boolean signedOut = keepsWhatWasTyped(file, acting);
        Optional<TaskForm> form = item.filter(open -> open.assignee() == null || open.heldBy(acting.who()))
                .flatMap(open -> reader.form(reference, open.task(), acting));
        return page(file, item.orElse(null), form.orElse(null), signedOut, acting);
    }

    @Override
    public ModelAndView show(CaseReference reference, String task, TaskForm typed, Acting acting, HttpStatus status) {
        CaseFile file = reader.read(reference, acting);
        WorkItem item = file.items().stream()
                .filter(open -> open.task().equals(task))
                .findFirst()
                .orElse(null);
        ModelAndView page = page(file, item, typed, false, acting);
        page.setStatus(status);
        return page;
    }

    private ModelAndView page(
            CaseFile file, @Nullable WorkItem item, @Nullable TaskForm form, boolean signedOut, Acting acting) {
        Map<String, Object> model = form == null ? Map.of() : form.model();
        Optional<CaseMail.Opened> opened = opened(file, acting);
        List<CasePanel> panels = reader.panels(file.reference(), acting);
        String holder = item == null || item.assignee() == null ? null : names.nameOf(item.assignee(), acting);
        Optional<CaseReference> done =
                Optional.ofNullable(request.getParameter("done")).flatMap(CaseReference::parse);
        CaseView view = new CaseView(
                file,
                opened.orElse(null),
                item,
                form == null ? null : form.fragment(),
                holder,
                item != null && item.heldBy(acting.who()),
                at(CasePanel.Spot.REQUEST, panels).orElse(null),
                at(CasePanel.Spot.TASK, panels).orElse(null),
                panels.stream()
                        .filter(panel -> panel.spot() == CasePanel.Spot.SECTION)
                        .toList(),
                differences(model),
                item == null ? null : draftSaved(file, item, acting),
                signedOut,
                model.get("refusal") == null ? flashed() : model.get("refusal").toString(),
                model.get("remedy") instanceof Remedy remedy ? remedy : null,
                done.map(CaseReference::value).orElse(null),
                done.flatMap(before -> after(before, file, acting)).orElse(null));
        ModelAndView page = new ModelAndView("inbox/case");
        panels.stream()
                .filter(panel -> panel.spot() != CasePanel.Spot.TASK)
                .forEach(panel -> page.addAllObjects(panel.model()));
        page.addAllObjects(model);
        List<FieldMessage> errors = errors(model);
        page.addObject("view", view);
        page.addObject(
                "mailDecisions",
                opened.map(mail -> reader.decisions(file.reference(), mail, acting))
                        .orElse(List.of()));
        page.addObject(
                "scans",
                opened.map(mail -> reader.scans(file.reference(), mail, acting)).orElse(Map.of()));
        page.addObject("rosterView", rosters.of(file.reference(), file.zone(), acting));
        page.addObject("reference", file.reference());
        page.addObject("item", item);
        page.addObject("errors", errors);
        page.addObject("faults", faults(errors));
        page.addObject(
                "mayAct",
                acting.holdsAnyOf(
                        Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER));
        return page;
    }

    private static Optional<CasePanel> at(CasePanel.Spot spot, List<CasePanel> panels) {
        return panels.stream().filter(panel -> panel.spot() == spot).findFirst();
    }

    /** The address names the case that was just done, and anybody can write an address. */
    private Optional<CasePanel> after(CaseReference done, CaseFile file, Acting acting) {
        try {
            return done.kind() == file.reference().kind() && !done.equals(file.reference())
                    ? at(CasePanel.Spot.TASK, reader.panels(done, acting))
                    : Optional.empty();
        } catch (NoSuchCase unknown) {
            return Optional.empty();
        }
    }

    /** A form that arrived after the session had ended becomes the person's draft, which the form then shows. */
    private boolean keepsWhatWasTyped(CaseFile file, Acting acting) {
        CaseReference reference = file.reference();
        HttpSession session = request.getSession(false);
        if (session == null || !(session.getAttribute(TypedForm.ATTRIBUTE) instanceof TypedForm typed)) {
            return false;
        }
        Optional<String> task = typed.taskOf(reference.value()).filter(name -> file.items().stream()
                .anyMatch(item -> item.task().equals(name)));
        if (task.isEmpty()) {
            return false;
        }
        drafts.save(reference, task.get(), typed.joined(), acting);
        session.removeAttribute(TypedForm.ATTRIBUTE);
        return true;
    }

    /** The task named in the address, else one the reader holds, else one nobody holds, else the oldest. */
    private static Optional<WorkItem> chosen(CaseFile file, @Nullable String task, Acting acting) {
        return file.items().stream()
                .min(Comparator.comparing((WorkItem item) -> !item.task().equals(task))
                        .thenComparing(item -> !item.heldBy(acting.who()))
                        .thenComparing(item -> !item.unassigned())
                        .thenComparing(WorkItem::createdAt));
    }

    /** The mail named in the address, else the latest that came in, for it is what waits to be read, else the first. */
    private Optional<CaseMail.Opened> opened(CaseFile file, Acting acting) {
        String wanted = Optional.ofNullable(request.getParameter("mail")).orElse("");
        return file.mail().stream()
                .min(Comparator.comparing(
                                (CaseMail.Item mail) -> !mail.id().toString().equals(wanted))
                        .thenComparing(mail -> mail.direction() != CaseMail.Direction.IN)
                        .thenComparing((one, other) -> one.direction() == CaseMail.Direction.IN
                                ? other.at().compareTo(one.at())
                                : one.at().compareTo(other.at())))
                .flatMap(mail -> reader.mail(file.reference(), mail.id(), acting));
    }

    private @Nullable String draftSaved(CaseFile file, WorkItem item, Acting acting) {
        return drafts.savedAt(file.reference(), item.task(), acting.who())
                .map(at -> TIME.format(at.atZone(file.zone())))
                .orElse(null);
    }

    private @Nullable String flashed() {
        Map<String, ?> flash = RequestContextUtils.getInputFlashMap(request);
        return flash == null || flash.get("refusal") == null ? null : String.valueOf(flash.get("refusal"));
    }

    private static List<CaseView.Difference> differences(Map<String, Object> model) {
        return model.get("typed") instanceof Map<?, ?> typed && model.get("stored") instanceof Map<?, ?> stored
                ? CaseView.Difference.between(typed, stored)
                : List.of();
    }

    private static List<FieldMessage> errors(Map<String, Object> model) {
        return model.get("errors") instanceof List<?> errors
                ? errors.stream().map(FieldMessage.class::cast).toList()
                : List.of();
    }

    private static Map<String, String> faults(List<FieldMessage> errors) {
        Map<String, String> faults = new LinkedHashMap<>();
        errors.forEach(error -> faults.putIfAbsent(error.field(), error.message()));
        return faults;
    }
}
