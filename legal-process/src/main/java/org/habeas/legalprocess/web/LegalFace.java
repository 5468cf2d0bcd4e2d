package org.habeas.legalprocess.web;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.inbox.CaseFace;
import org.habeas.inbox.CaseHead;
import org.habeas.inbox.CasePanel;
import org.habeas.inbox.FormDrafts;
import org.habeas.inbox.TaskForm;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.LegalFiles;
import org.springframework.stereotype.Component;

/** What the page of a case shows of a legal process. */
@Component
class LegalFace implements CaseFace {

    private final LegalFiles files;
    private final LegalActs acts;
    private final FormDrafts drafts;
    private final CaseClocks clocks;
    private final Clock clock;

    LegalFace(LegalFiles files, LegalActs acts, FormDrafts drafts, CaseClocks clocks, Clock clock) {
        this.files = files;
        this.acts = acts;
        this.drafts = drafts;
        this.clocks = clocks;
        this.clock = clock;
    }

    @Override
    public CaseKind kind() {
        return CaseKind.LEGAL_PROCESS;
    }

    @Override
    public CaseHead head(CaseReference reference, Acting acting) {
        LegalFile file = files.open(reference, acting);
        boolean late = clocks.of(reference).stream().anyMatch(one -> one.isRunning() && one.isLate(clock.instant()));
        int targets = file.targets().size();
        return new CaseHead(
                targets == 0
                        ? file.instrument()
                        : file.instrument() + (targets == 1 ? ", 1 target" : ", " + targets + " targets"),
                summary(file),
                List.of(file.instrument()),
                file.stage().words(),
                late ? CaseHead.Tone.LATE : file.stage().isOver() ? CaseHead.Tone.GOOD : CaseHead.Tone.NEUTRAL);
    }

    private static String summary(LegalFile file) {
        if (file.particulars().authority().isBlank()) {
            return "Received " + file.channel().words() + ", not recorded yet.";
        }
        String docket = file.particulars().docket();
        return file.particulars().authority() + (docket.isBlank() ? "" : ", docket " + docket) + ". Served "
                + file.served() + ".";
    }

    @Override
    public OptionalLong version(CaseReference reference, Acting acting) {
        return OptionalLong.of(files.open(reference, acting).version());
    }

    @Override
    public Optional<TaskForm> form(CaseReference reference, String task, Acting acting) {
        return acts.of(task).filter(act -> act.isFor(acting)).map(act -> {
            LegalFile file = files.open(reference, acting);
            return acts.form(act, file, act.fields(file).with(drafts.load(reference, task, acting)));
        });
    }

    @Override
    public List<CasePanel> panels(CaseReference reference, Acting acting) {
        LegalFile file = files.open(reference, acting);
        return List.of(
                new CasePanel("demand", "The demand", "legal/panels :: demand", Map.of("legalFile", file)),
                new CasePanel("targets", "Targets", "legal/panels :: targets", Map.of("legalFile", file)),
                new CasePanel(
                        "conditions",
                        "What production needs",
                        "legal/panels :: conditions",
                        Map.of("legalFile", file, "openAims", file.open())));
    }
}
