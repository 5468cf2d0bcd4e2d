package org.habeas.sar.web;

import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.directory.DirectoryAnswer.Standing;
import org.habeas.casework.ledger.Ledger;
import org.habeas.casework.party.Party;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.CaseHead;
import org.habeas.inbox.CasePanel;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.TaskForm;
import org.habeas.sar.RequestFile;
import org.habeas.sar.RequestFiles;
import org.habeas.sar.Stage;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.springframework.stereotype.Component;

/** What the page of a case shows of a request. */
@Component
class RequestFace implements CaseFace {

    private final RequestFiles files;
    private final TaskActs acts;
    private final RequestPanels panels;
    private final RequestWords words;
    private final Ledger ledger;
    private final ApproveAct approve;
    private final ApproveLetterAct approveLetter;
    private final DecideContestAct decideContest;
    private final ApproveContestLetterAct approveContestLetter;
    private final FormDrafts drafts;
    private final CaseClocks clocks;
    private final Clock clock;

    RequestFace(
            RequestFiles files,
            TaskActs acts,
            RequestPanels panels,
            RequestWords words,
            Ledger ledger,
            ApproveAct approve,
            ApproveLetterAct approveLetter,
            DecideContestAct decideContest,
            ApproveContestLetterAct approveContestLetter,
            FormDrafts drafts,
            CaseClocks clocks,
            Clock clock) {
        this.files = files;
        this.acts = acts;
        this.panels = panels;
        this.words = words;
        this.ledger = ledger;
        this.approve = approve;
        this.approveLetter = approveLetter;
        this.decideContest = decideContest;
        this.approveContestLetter = approveContestLetter;
        this.drafts = drafts;
        this.clocks = clocks;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.SUBJECT_REQUEST;
    }

    @Override
    public CaseHead head(CaseReference reference, Acting acting) {
        RequestFile file = files.open(reference, acting);
        boolean late = clocks.of(reference).stream().anyMatch(one -> one.isRunning() && one.isLate(clock.instant()));
        CaseHead.Tone tone =
                late ? CaseHead.Tone.LATE : file.stage().isOver() ? CaseHead.Tone.GOOD : CaseHead.Tone.NEUTRAL;
        return new CaseHead(
                file.title().isBlank() ? "(no subject)" : file.title(),
                who(file) + ", received " + file.channel().words() + ". "
                        + file.identity().state().words() + ".",
                file.items().stream().map(item -> item.right().words()).toList(),
                file.standingWords(),
                tone);
    }

    @Override
    public OptionalLong version(CaseReference reference, Acting acting) {
        return OptionalLong.of(files.open(reference, acting).version());
    }

    @Override
    public Optional<TaskForm> form(CaseReference reference, String task, Acting acting) {
        return acts.of(task).filter(act -> act.isFor(acting)).flatMap(act -> {
            RequestFile file = files.open(reference, acting);
            if (act == decideContest && decideContest.isBarred(file)) {
                return Optional.of(decideContest.barred(file));
            }
            return (act == approve && file.answer().own())
                            || (act == approveLetter && approveLetter.isOwn(file))
                            || (act == approveContestLetter && approveContestLetter.isOwn(file))
                    ? Optional.empty()
                    : Optional.of(act.form(file, act.filled(file).with(drafts.load(reference, task, acting))));
        });
    }

    @Override
    public List<CasePanel> panels(CaseReference reference, Acting acting) {
        return panels.of(files.open(reference, acting), acting);
    }

    /** Nobody can be written to without an address, and the step is passed nevertheless. */
    @Override
    public Map<String, String> stepWords(CaseReference reference, Acting acting) {
        return ledger.of(reference).stream()
                .filter(act -> act.what().equals("sar.leftUnacknowledged"))
                .flatMap(act -> words.words(act).stream())
                .findFirst()
                .map(left -> Map.of(Steps.ACKNOWLEDGE_RECEIPT, left))
                .orElse(Map.of());
    }

    @Override
    public Optional<TaskForm> approval(CaseReference reference, UUID letter, String sha256, Acting acting) {
        RequestFile file = files.open(reference, acting);
        if (approveContestLetter.waitsFor(file, letter, acting)) {
            return Optional.of(approveContestLetter.bar(file));
        }
        if (approveLetter.waitsFor(file, letter, acting)) {
            return Optional.of(approveLetter.bar(file));
        }
        boolean waits =
                file.stage() == Stage.SUBMITTED && letter.equals(file.answer().letter());
        return waits && approve.isFor(acting) && !file.answer().own()
                ? Optional.of(approve.bar(file))
                : Optional.empty();
    }

    /** An instant as the legal entity's wall clock shows it. */
    static String moment(RequestFile file, Instant at) {
        return DateTimeFormatter.ofPattern("EEE d MMM uuuu, HH:mm", Locale.ENGLISH)
                .format(at.atZone(file.zone()));
    }

    private static String who(RequestFile file) {
        String standing = file.standing().standing() == Standing.ACCOUNT_HOLDER
                ? " (account holder)"
                : file.standing().standing() == Standing.END_USER
                        ? " (end user of " + file.standing().customer() + ")"
                        : "";
        return file.requester().map(RequestFace::name).orElse("Sender unknown") + standing;
    }

    private static String name(Party party) {
        String email = party.email() == null ? "" : party.email();
        String both = party.name().isBlank() ? email : (party.name() + ", " + email).replaceAll(", $", "");
        return both.isBlank() ? "Sender unknown" : both;
    }
}
