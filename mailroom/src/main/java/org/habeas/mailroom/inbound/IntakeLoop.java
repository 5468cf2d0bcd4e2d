package org.habeas.mailroom.inbound;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.habeas.mailroom.MailroomLoop;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.mailroom.MailroomSettings.Account;
import org.springframework.stereotype.Component;

/** Keeps looking into every folder and placing what was stored. */
@Component
class IntakeLoop implements MailroomLoop {

    private static final Duration PLACING_PAUSE = Duration.ofMillis(500);

    /** What is noticed at once is looked at together with what comes in the same second. */
    private static final Duration LONGEST_BREATH = Duration.ofSeconds(1);

    private final MailboxRound mailboxRound;
    private final FolderTroubles troubles;
    private final PlacingRound placingRound;
    private final MailroomSettings settings;
    private final ServerFolders folders;

    IntakeLoop(
            MailboxRound mailboxRound,
            FolderTroubles troubles,
            PlacingRound placingRound,
            MailroomSettings settings,
            ServerFolders folders) {
        this.mailboxRound = mailboxRound;
        this.troubles = troubles;
        this.placingRound = placingRound;
        this.settings = settings;
        this.folders = folders;
    }

    @Override
    public List<Round> rounds() {
        List<Round> rounds = new ArrayList<>();
        for (Account account : settings.accounts()) {
            for (String folder : account.folders()) {
                rounds.add(
                        new Round("mail-in-" + account.name() + "-" + folder, breath(), watch(account, folder)::watch));
            }
        }
        for (int worker = 1; worker <= settings.workers(); worker++) {
            rounds.add(new Round("mail-placing-" + worker, PLACING_PAUSE, placingRound::placeAll));
        }
        return rounds;
    }

    /** Looks into a folder again and again over one connection. */
    FolderWatch watch(Account account, String folder) {
        return new FolderWatch(account, folder, mailboxRound, troubles, settings.pollInterval(), folders);
    }

    private Duration breath() {
        Duration quarter = settings.pollInterval().dividedBy(4);
        return quarter.compareTo(LONGEST_BREATH) < 0 ? quarter : LONGEST_BREATH;
    }
}
