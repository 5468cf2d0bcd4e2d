package org.habeas.inbox;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Cases;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockChanges;
import org.habeas.casework.clock.ClockEvents;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PreparedLetter;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.party.Parties;
import org.habeas.casework.scan.Scan;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.workflows.WorkItem;
import org.habeas.workflows.WorkItems;
import org.habeas.workflows.WorkflowStep;
import org.habeas.workflows.WorkflowSteps;
import org.springframework.stereotype.Service;

/** Opens cases for those who may read their content; the administrator is not among them. */
@Service
public class CaseReader {

    /** Who may read the content of cases. */
    static final Set<Role> READERS = Set.of(
            Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.BREACH_LEAD, Role.REPORTER, Role.AUDITOR);

    private static final String READ = "read this case";

    private final Cases cases;
    private final CaseFaces faces;
    private final CaseClocks clocks;
    private final ClockChanges clockChanges;
    private final ClockEvents clockEvents;
    private final WorkItems items;
    private final WorkflowSteps steps;
    private final Ledger ledger;
    private final Documents documents;
    private final Parties parties;
    private final CaseMail mail;
    private final Outbox outbox;
    private final Timelines timelines;
    private final Today today;

    CaseReader(
            Cases cases,
            CaseFaces faces,
            CaseClocks clocks,
            ClockChanges clockChanges,
            ClockEvents clockEvents,
            WorkItems items,
            WorkflowSteps steps,
            Ledger ledger,
            Documents documents,
            Parties parties,
            CaseMail mail,
            Outbox outbox,
            Timelines timelines,
            Today today) {
        this.cases = cases;
        this.faces = faces;
        this.clocks = clocks;
        this.clockChanges = clockChanges;
        this.clockEvents = clockEvents;
        this.items = items;
        this.steps = steps;
        this.ledger = ledger;
        this.documents = documents;
        this.parties = parties;
        this.mail = mail;
        this.outbox = outbox;
        this.timelines = timelines;
        this.today = today;
    }

    /**
     * Everything about a case.
     *
     * @throws NoSuchCase when there is none with this reference
     */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public CaseFile read(CaseReference reference, Acting acting) {
        requireCase(reference);
        List<WorkItem> open = items.openOf(reference);
        return new CaseFile(
                reference,
                faces.of(reference).version(reference, acting),
                faces.of(reference).head(reference, acting),
                today.entityOf(reference),
                views(reference),
                open,
                open.isEmpty() && steps.isWorking(reference),
                steps.of(reference),
                faces.of(reference).stepWords(reference, acting),
                timelines.of(ledger.of(reference), today.entityOf(reference).zone(), today.now(), acting),
                documents.of(reference).stream().map(FileNames::shown).toList(),
                scanned(documents.of(reference)),
                parties.of(reference),
                mail.of(reference));
    }

    /** The words at the top of a case, for lists. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public CaseHead head(CaseReference reference, Acting acting) {
        requireCase(reference);
        return faces.of(reference).head(reference, acting);
    }

    /** The form of an open task for this person, and the feature's own sections. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<TaskForm> form(CaseReference reference, String task, Acting acting) {
        return faces.of(reference).form(reference, task, acting);
    }

    /** Whether a task of this name is open. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public boolean hasOpenTask(CaseReference reference, String task, Acting acting) {
        requireCase(reference);
        return items.openOf(reference).stream().anyMatch(item -> item.task().equals(task));
    }

    /** The feature's own sections. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public List<CasePanel> panels(CaseReference reference, Acting acting) {
        return faces.of(reference).panels(reference, acting);
    }

    /** The clocks of a case as the head of the page shows them, the ruling one first. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public List<ClockView> clocks(CaseReference reference, Acting acting) {
        requireCase(reference);
        return views(reference);
    }

    /** All clocks of a case with their derivations, the earliest due first. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public List<ReadClock> derivations(CaseReference reference, Acting acting) {
        requireCase(reference);
        return clocks.of(reference).stream()
                .map(clock -> new ReadClock(
                        clock,
                        clock.isLate(today.now()),
                        clockChanges.today(clock).orElse(null),
                        clockChanges.earlier(reference).stream()
                                .filter(before -> before.ruleId().equals(clock.ruleId())
                                        && Objects.equals(before.matter(), clock.matter()))
                                .toList()))
                .toList();
    }

    /** The letters on which pauses and the extension of a case rest, in the order they were noted. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public List<LetterBehind> lettersBehind(CaseReference reference, Acting acting) {
        requireCase(reference);
        return clockEvents.lettersOf(reference).stream()
                .map(one -> new LetterBehind(
                        KernelActWords.behind(one.event()),
                        one.letter(),
                        outbox.find(one.letter()).map(PreparedLetter::subject),
                        documents
                                .find(reference, one.letter())
                                .map(FileNames::shown)
                                .map(CaseDocument::name)))
                .toList();
    }

    /**
     * A letter that moves or pauses the clocks of a case.
     *
     * @param event what it does
     * @param subject of a letter that went by mail, empty when it is not kept any more
     * @param printed file name of a letter that was printed and posted; empty for one that went by mail
     */
    public record LetterBehind(String event, UUID letter, Optional<String> subject, Optional<String> printed) {}

    /** One mail of a case, opened. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<CaseMail.Opened> mail(CaseReference reference, UUID id, Acting acting) {
        requireCase(reference);
        return mail.open(reference, id).map(FileNames::shown);
    }

    /** The body of a mail as a page that can do no harm. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<String> safeHtml(CaseReference reference, UUID id, Acting acting) {
        requireCase(reference);
        return mail.safeHtml(reference, id);
    }

    /** A mail byte for byte; the caller closes the stream. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<InputStream> raw(CaseReference reference, UUID id, Acting acting) {
        requireCase(reference);
        return mail.raw(reference, id);
    }

    private Map<UUID, Scan> scanned(List<CaseDocument> files) {
        return files.stream()
                .flatMap(file -> documents.scanOf(file.id()).stream().map(scan -> Map.entry(file.id(), scan)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** What the virus scanner said of each attachment of an opened mail, by its number. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Map<Integer, Scan> scans(CaseReference reference, CaseMail.Opened opened, Acting acting) {
        requireCase(reference);
        return opened.attachments().stream()
                .collect(Collectors.toMap(
                        ReceivedMail.Attachment::number,
                        one -> mail.scan(reference, opened.item().id(), one.number()),
                        (one, other) -> one));
    }

    /** Why an opened mail lies with the case, and why nobody answered it by itself; empty for a letter of ours. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public List<String> decisions(CaseReference reference, CaseMail.Opened opened, Acting acting) {
        requireCase(reference);
        return mail.decisions(reference, opened.item().id());
    }

    /** An attachment's bytes; the caller closes the stream. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<InputStream> attachment(CaseReference reference, UUID id, int number, Acting acting) {
        requireCase(reference);
        return mail.attachment(reference, id, number);
    }

    /** One file of a case. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<CaseDocument> document(CaseReference reference, UUID id, Acting acting) {
        requireCase(reference);
        return documents.find(reference, id).map(FileNames::shown);
    }

    /** The bytes of a file; the caller closes the stream. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public InputStream content(CaseDocument document, Acting acting) {
        return documents.open(document);
    }

    /** A letter of this case as it will leave or has left. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<PreparedLetter> letter(CaseReference reference, UUID id, Acting acting) {
        requireCase(reference);
        return mail.of(reference).stream().anyMatch(item -> item.id().equals(id)) ? outbox.find(id) : Optional.empty();
    }

    /** The bar with which this person decides on a letter. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Optional<TaskForm> approval(CaseReference reference, PreparedLetter letter, Acting acting) {
        return faces.of(reference).approval(reference, letter.id(), letter.sha256(), acting);
    }

    /** The workflow's diagram and where the case is in it. */
    @Permits(
            value = {
                Role.INTAKE,
                Role.CASEWORKER,
                Role.APPROVER,
                Role.LEGAL,
                Role.BREACH_LEAD,
                Role.REPORTER,
                Role.AUDITOR
            },
            to = READ)
    public Diagram diagram(CaseReference reference, Acting acting) {
        requireCase(reference);
        return new Diagram(
                steps.diagramXml(reference),
                steps.of(reference).stream()
                        .filter(step -> step.state() == WorkflowStep.State.DONE)
                        .map(WorkflowStep::id)
                        .toList(),
                List.copyOf(steps.activeActivityIds(reference)));
    }

    private List<ClockView> views(CaseReference reference) {
        Optional<UUID> ruling = clocks.ruling(reference).map(CaseClock::id);
        LegalEntity owner = today.entityOf(reference);
        return clocks.of(reference).stream()
                .map(clock -> ClockView.of(
                        clock, ruling.filter(clock.id()::equals).isPresent(), today.now(), today.calendar(owner)))
                .toList();
    }

    private void requireCase(CaseReference reference) {
        if (cases.legalEntityOf(reference).isEmpty()) {
            throw new NoSuchCase(reference.value());
        }
    }

    /**
     * What the picture of a workflow needs.
     *
     * @param xml BPMN 2.0 with diagram interchange
     * @param done ids of the steps behind the case
     * @param here ids of the elements where it waits
     */
    public record Diagram(String xml, List<String> done, List<String> here) {}
}
