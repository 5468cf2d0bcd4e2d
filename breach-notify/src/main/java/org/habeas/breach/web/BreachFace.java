package org.habeas.breach.web;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.habeas.breach.BreachFacts.Nature;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.breach.InstantKind;
import org.habeas.breach.Obligation.ActsAs;
import org.habeas.breach.RecordedInstant;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.Staff;
import org.habeas.casework.clock.DueInWords;
import org.habeas.casework.company.LegalEntities;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.CaseHead;
import org.habeas.inbox.CasePanel;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.TaskForm;
import org.habeas.workflows.model.BreachModel.Steps;
import org.springframework.stereotype.Component;

/** What the page of a case shows of a breach. */
@Component
class BreachFace implements CaseFace {

    private static final Set<Role> WRITERS = Set.of(Role.BREACH_LEAD, Role.APPROVER);

    private final BreachFiles files;
    private final ClockWall wall;
    private final BreachTaskActs acts;
    private final FormDrafts drafts;
    private final LegalEntities entities;
    private final Staff staff;
    private final Clock clock;

    BreachFace(
            BreachFiles files,
            ClockWall wall,
            BreachTaskActs acts,
            FormDrafts drafts,
            LegalEntities entities,
            Staff staff,
            Clock clock) {
        this.files = files;
        this.wall = wall;
        this.acts = acts;
        this.drafts = drafts;
        this.entities = entities;
        this.staff = staff;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.BREACH;
    }

    @Override
    public CaseHead head(CaseReference reference, Acting acting) {
        BreachFile file = files.open(reference, acting);
        boolean late = file.duties().stream()
                .anyMatch(one ->
                        one.running() && one.clock() != null && one.clock().isLate(clock.instant()));
        String aware = file.instant(InstantKind.AWARE)
                .map(one -> (one.provisional() ? "Clocks run provisionally from the report, " : "Aware ")
                        + DueInWords.moment(one.at(), one.zone(), clock.instant())
                        + (one.provisional()
                                ? "; nobody has said yet since when we are aware. "
                                : ", set by " + who(file).of(one.setBy()) + ". "))
                .orElse("");
        List<String> tags =
                file.latestFacts().facts().nature().stream().map(Nature::words).collect(Collectors.toList());
        if (file.roles().contains(ActsAs.CONTROLLER)) {
            tags.add("Own data");
        }
        if (file.roles().contains(ActsAs.PROCESSOR)) {
            tags.add("Data of customers");
        }
        return new CaseHead(
                file.title(),
                aware
                        + file.severity()
                                .map(one -> "Severity " + one.sum() + ".")
                                .orElse("Severity not scored yet."),
                tags,
                file.open()
                        ? file.outcome().words()
                        : "Closed, " + file.outcome().words(),
                late ? CaseHead.Tone.LATE : file.open() ? CaseHead.Tone.NEUTRAL : CaseHead.Tone.GOOD);
    }

    @Override
    public OptionalLong version(CaseReference reference, Acting acting) {
        return OptionalLong.of(files.open(reference, acting).version());
    }

    @Override
    public Optional<TaskForm> form(CaseReference reference, String task, Acting acting) {
        return acts.of(task).filter(act -> act.isFor(acting)).flatMap(act -> {
            BreachFile file = files.open(reference, acting);
            boolean ownNotice = task.equals(Steps.APPROVE_NOTICE)
                    && file.notice().filter(BreachFile.NoticeView::own).isPresent();
            return ownNotice
                    ? Optional.empty()
                    : Optional.of(act.form(
                            file,
                            act.filled(file)
                                    .with(drafts.load(reference, task, acting))
                                    .with(act.filled(file).only("version", "hash"))));
        });
    }

    @Override
    public List<CasePanel> panels(CaseReference reference, Acting acting) {
        BreachFile file = files.open(reference, acting);
        boolean mayState = file.open() && acting.holdsAnyOf(Role.BREACH_LEAD);
        List<CasePanel> panels = new ArrayList<>();
        panels.add(new CasePanel(
                "wall", "All clocks", "breach/panels :: wall", Map.of("wall", wall.of(file), "breachFile", file)));
        panels.add(new CasePanel(
                "instants",
                "Four instants",
                "breach/panels :: instants",
                Map.of(
                        "breachFile",
                        file,
                        "zoneHere",
                        entities.byId(file.legalEntity()).zone().getId(),
                        "instantRows",
                        rows(file),
                        "kinds",
                        List.of(InstantKind.values()),
                        "mayState",
                        mayState,
                        "mayConfirm",
                        file.open() && WRITERS.stream().anyMatch(acting::holdsAnyOf),
                        "actingWho",
                        acting.who(),
                        "who",
                        who(file))));
        panels.add(new CasePanel(
                "facts",
                "Facts and severity",
                "breach/panels :: facts",
                Map.of("breachFile", file, "mayState", mayState, "who", who(file))));
        panels.add(new CasePanel(
                "filings", "Filings", "breach/panels :: filings", Map.of("breachFile", file, "who", who(file))));
        if (file.notice().isPresent()) {
            panels.add(new CasePanel(
                    "notices",
                    "Notices to customers",
                    "breach/panels :: notices",
                    Map.of("breachFile", file, "who", who(file))));
        }
        return panels;
    }

    private Who who(BreachFile file) {
        return new Who(staff, entities.byId(file.legalEntity()).zone(), clock);
    }

    private List<InstantRow> rows(BreachFile file) {
        return file.instants().stream()
                .map(one -> new InstantRow(
                        one, DueInWords.moment(one.at(), one.zone(), clock.instant()), isCurrent(file, one)))
                .toList();
    }

    private static boolean isCurrent(BreachFile file, RecordedInstant one) {
        return file.instant(one.kind()).filter(one::equals).isPresent();
    }

    /** A stated instant in words. */
    public record InstantRow(RecordedInstant instant, String words, boolean current) {}
}
