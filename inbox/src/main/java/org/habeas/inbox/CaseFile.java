package org.habeas.inbox;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.habeas.casework.CaseReference;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.party.Party;
import org.habeas.casework.scan.Scan;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkflowStep;

/**
 * A case as those who may read it see it.
 *
 * @param version what an act on the case must name; read first, so that it is never newer than the rest
 * @param clocks the one that rules first
 * @param items open tasks, oldest first
 * @param betweenTasks whether no task is open but the workflow itself has the next step to do, and has not stopped
 * @param stepWords by id of a step what to say of it instead of its state
 * @param scans what the virus scanner said of documents that came from outside, by their id
 * @param timeline newest day first
 * @param mail both directions, oldest first
 */
public record CaseFile(
        CaseReference reference,
        OptionalLong version,
        CaseHead head,
        LegalEntity entity,
        List<ClockView> clocks,
        List<WorkItem> items,
        boolean betweenTasks,
        List<WorkflowStep> steps,
        Map<String, String> stepWords,
        List<TimelineEntry.Day> timeline,
        List<CaseDocument> documents,
        Map<UUID, Scan> scans,
        List<Party> parties,
        List<CaseMail.Item> mail) {

    /** The zone in which the case's dates are read. */
    public ZoneId zone() {
        return entity.zone();
    }
}
