package org.habeas.sar;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.reminder.StaffReminders;
import org.habeas.casework.reminder.StaffReminders.Told;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.springframework.stereotype.Component;

/** Tells colleagues that a letter did not reach the requester and no other way to them is known, once for each letter. */
@Component
class UnreachableNotice {

    private static final String KIND = "sar/staff/requester-unreachable";

    private final Letters letters;
    private final Requesters requesters;
    private final RequestClocks clocks;
    private final StaffReminders reminders;
    private final Staff staff;
    private final WorkItems workItems;
    private final Ledger ledger;

    UnreachableNotice(
            Letters letters,
            Requesters requesters,
            RequestClocks clocks,
            StaffReminders reminders,
            Staff staff,
            WorkItems workItems,
            Ledger ledger) {
        this.letters = letters;
        this.requesters = requesters;
        this.clocks = clocks;
        this.reminders = reminders;
        this.staff = staff;
        this.workItems = workItems;
        this.ledger = ledger;
    }

    /**
     * A letter came back or was refused.
     *
     * @param kind of the letter; the only thing said of it
     */
    void letterFailed(SubjectRequest request, UUID letter, String kind, boolean returned, Acting acting) {
        CaseReference reference = request.reference();
        if (requesters.addresseeOf(reference).isPresent()) {
            return;
        }
        String name = kind.substring(kind.lastIndexOf('/') + 1).replace('-', ' ');
        RenderedLetter notice = letters.render(
                KIND,
                "en",
                Map.of(
                        "reference",
                        reference.value(),
                        "sinceWhen",
                        Letters.day(clocks.today(request), "en"),
                        "facts",
                        "Our letter (" + name + ") " + (returned ? "came back" : "was refused on its way")
                                + ", and the case knows no postal address."));
        List<String> told = reminders.tell(
                reference,
                new Told(
                        Letter.TO_STAFF + "requester-unreachable",
                        letter.toString(),
                        notice.subject(),
                        notice.text().strip() + "\n\n",
                        notice.template()),
                holders(reference),
                acting);
        ledger.record(
                Act.on(reference, "sar.staffToldUnreachable")
                        .with("letter", letter)
                        .with("reminded", String.join(", ", told)),
                acting);
    }

    /** Who holds a task of the case, or else whoever could. */
    private Set<String> holders(CaseReference reference) {
        Set<String> holders = workItems.openOf(reference).stream()
                .map(WorkItem::assignee)
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
        return holders.isEmpty()
                ? staff.holding(Role.CASEWORKER).stream()
                        .map(Staff.Member::account)
                        .collect(Collectors.toSet())
                : holders;
    }
}
