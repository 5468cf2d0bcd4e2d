package org.habeas.system.letters;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.templates.RenderedLetter;
import org.habeas.templates.Rewording;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Letters of the installation come into force when one person has submitted them and another has released them. */
@Service
public class LetterOverrideDesk {

    private final StoredSubmissions stored;
    private final LettersInForce letters;
    private final LetterFindings findings;
    private final LetterSettings settings;
    private final Ledger ledger;
    private final Clock clock;

    LetterOverrideDesk(
            StoredSubmissions stored,
            LettersInForce letters,
            LetterFindings findings,
            LetterSettings settings,
            Ledger ledger,
            Clock clock) {
        this.stored = stored;
        this.letters = letters;
        this.findings = findings;
        this.settings = settings;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** What the directory holds, what waits and what is in force; the directory is read and linted anew. */
    @Transactional(readOnly = true)
    @Permits({Role.LEGAL, Role.APPROVER, Role.ADMINISTRATOR, Role.AUDITOR})
    public LetterState state(Acting acting) {
        Optional<Submission> inForce = stored.inForce();
        Optional<Submission> waiting = stored.newest().filter(one -> one.releasedAt() == null);
        OverrideFiles before = inForce.map(Submission::files).orElseGet(() -> OverrideFiles.in(null));
        try {
            OverrideFiles found = OverrideFiles.in(settings.overrides());
            return new LetterState(
                    settings.overrides() != null,
                    found.sha256(),
                    letters.unfit(found.contents()),
                    differences(before, found),
                    waiting,
                    waiting.map(one -> differences(before, one.files())).orElse(List.of()),
                    inForce,
                    letters.problem(),
                    findings.all());
        } catch (ActRefused unreadable) {
            return new LetterState(
                    true,
                    "",
                    String.valueOf(unreadable.getMessage()),
                    List.of(),
                    waiting,
                    waiting.map(one -> differences(before, one.files())).orElse(List.of()),
                    inForce,
                    letters.problem(),
                    findings.all());
        }
    }

    /**
     * Submits what the directory holds.
     *
     * @param sha256 of what the person has seen
     * @throws ActRefused {@code letters-unfit} with file, line and element, {@code letters-unreadable},
     *     {@code letters-changed} when the directory holds something else by now, {@code letters-as-they-are}
     */
    @Transactional
    @Permits({Role.LEGAL, Role.ADMINISTRATOR})
    public void submit(String sha256, Acting acting) {
        OverrideFiles found = OverrideFiles.in(settings.overrides());
        if (!found.sha256().equals(sha256)) {
            throw new ActRefused("letters-changed", "The directory changed since you read it. Read it again.");
        }
        String unfit = letters.unfit(found.contents());
        if (!unfit.isEmpty()) {
            throw new ActRefused("letters-unfit", unfit);
        }
        if (stored.inForce()
                .map(Submission::sha256)
                .orElseGet(() -> OverrideFiles.in(null).sha256())
                .equals(sha256)) {
            throw new ActRefused("letters-as-they-are", "These letters are in force already.");
        }
        UUID id = UUID.randomUUID();
        stored.submit(id, found, acting.who(), clock.instant());
        ledger.record(
                Act.outsideCases("system.lettersSubmitted")
                        .with("submission", id)
                        .with("sha256", sha256),
                acting);
    }

    /**
     * Puts in force what another person submitted; every node follows within half a minute.
     *
     * @param sha256 of what the person has seen
     * @throws ActRefused {@code nothing-submitted} when something else waits, {@code own-work} to whoever submitted it,
     *     {@code letters-unfit} when it no longer passes the lint
     */
    @Transactional
    @Permits({Role.LEGAL, Role.APPROVER})
    public void release(String sha256, Acting acting) {
        Submission waiting = stored.newest()
                .filter(one -> one.releasedAt() == null && one.sha256().equals(sha256))
                .orElseThrow(() -> new ActRefused("nothing-submitted", "These letters do not wait for a release."));
        if (waiting.by().equals(acting.who())) {
            throw new ActRefused("own-work", "You submitted these letters. A second person releases them.");
        }
        String unfit = letters.unfit(waiting.files().contents());
        if (!unfit.isEmpty()) {
            throw new ActRefused("letters-unfit", unfit);
        }
        if (!stored.release(waiting.id(), acting.who(), clock.instant())) {
            throw new ActRefused("nothing-submitted", "Somebody has just released these letters.");
        }
        ledger.record(
                Act.outsideCases("system.lettersReleased")
                        .with("submission", waiting.id())
                        .with("sha256", sha256),
                acting);
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                letters.follow();
            }
        });
    }

    /** Every file that is not the same in both, compared with what it takes the place of, with a look at its letters. */
    private List<LetterState.Changed> differences(OverrideFiles before, OverrideFiles after) {
        TreeSet<String> paths = new TreeSet<>(before.contents().keySet());
        paths.addAll(after.contents().keySet());
        paths.removeIf(path ->
                in(before, path).lines().toList().equals(in(after, path).lines().toList()));
        Map<String, List<Rewording>> rewordings = letters.rewordings(after.contents(), paths);
        Map<String, List<RenderedLetter>> previews = letters.previews(after.contents(), paths);
        return paths.stream()
                .map(path -> new LetterState.Changed(
                        path,
                        LineDifference.between(in(before, path), in(after, path)),
                        rewordings.getOrDefault(path, List.of()),
                        previews.getOrDefault(path, List.of())))
                .toList();
    }

    private String in(OverrideFiles files, String path) {
        return files.contents().getOrDefault(path, letters.shipped(path));
    }
}
