package org.habeas.inbox;

import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.workflows.WorkItem;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/** Leads from a finished task to the next case of the queue. */
@Component
class NextCase implements AfterTask {

    private final InboxDesk desk;

    NextCase(InboxDesk desk) {
        this.desk = desk;
    }

    @Override
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER, Role.AUDITOR})
    public String redirect(CaseReference finished, Acting acting) {
        Optional<WorkItem> next = desk.next(finished, acting);
        CaseReference to = next.map(WorkItem::reference).orElse(finished);
        return "redirect:"
                + UriComponentsBuilder.fromPath("/cases/{to}")
                        .queryParam("done", finished.value())
                        .buildAndExpand(to.value())
                        .toUriString();
    }
}
