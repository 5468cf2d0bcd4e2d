package org.habeas.system.operations;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.habeas.inbox.InboxDesk;
import org.habeas.mailroom.MailboxProof;
import org.habeas.mailroom.MailroomHealth;
import org.habeas.system.letters.LetterFinding;
import org.habeas.system.operations.HealthLine.Tone;

/** Tells the figures of the installation as sentences, and says which of them need somebody. */
final class HealthInWords {

    /** A mailbox that was not looked into for so long is not being read. */
    private static final Duration LOOK_LATE = Duration.ofMinutes(5);

    private static final Duration LOOK_SOON = Duration.ofMinutes(1);

    /** Mail is placed and sent within seconds; what waits so long is stuck behind something. */
    private static final Duration STUCK = Duration.ofMinutes(15);

    /** Compared every quarter of an hour; after so long something keeps it from being compared. */
    private static final Duration COMPARED_LATE = Duration.ofHours(1);

    private static final String PROOF = "Server and database";

    private HealthInWords() {}

    static List<HealthLine> of(OperationsDesk.State state) {
        MailroomHealth.Figures mail = state.mail();
        return List.of(
                mailbox(mail),
                proof(state.proof()),
                placing(mail),
                holding(state),
                outgoing(state),
                steps(state),
                letters(state),
                clocks(state));
    }

    private static HealthLine mailbox(MailroomHealth.Figures mail) {
        String left = mail.notMovedAway() == 0
                ? "Every stored mail is moved to the folder for done mail."
                : count(mail.notMovedAway(), "stored mail", "stored mails") + " still to be moved away on the server.";
        String renumbered = mail.renumberedFolders() == 0
                ? ""
                : " The server has numbered " + count(mail.renumberedFolders(), "folder", "folders") + " anew.";
        if (mail.folders() == 0) {
            return line("Mailbox", "Not looked into yet", Tone.SOON, "Habeas has not reached the mail server so far.");
        }
        Tone tone = beyond(mail.sinceLastLook(), LOOK_LATE)
                ? Tone.LATE
                : beyond(mail.sinceLastLook(), LOOK_SOON) ? Tone.SOON : Tone.GOOD;
        return line("Mailbox", "Looked into " + ago(mail.sinceLastLook()), tone, left + renumbered);
    }

    private static HealthLine proof(MailboxProof proof) {
        String compared = proof.complete()
                ? "Both sides were compared " + ago(proof.sinceComparison()) + "."
                : "Not every folder was compared so far.";
        List<MailboxProof.Trouble> troubles = proof.troubles();
        String words = troubles.stream()
                .map(trouble -> trouble.what().words() + " ")
                .distinct()
                .collect(Collectors.joining());
        if (!proof.differences().isEmpty()) {
            return proof(
                    count(proof.differences().size(), "difference", "differences"),
                    Tone.LATE,
                    words + "A mail is on one side and not on the other. " + compared);
        }
        if (!troubles.isEmpty()) {
            boolean stops = troubles.stream().anyMatch(trouble -> trouble.what().stops());
            return proof(
                    stops ? "No mail comes in" : "Needs attention", stops ? Tone.LATE : Tone.SOON, words + compared);
        }
        if (!proof.complete()) {
            return proof("Not compared yet", Tone.SOON, compared);
        }
        return beyond(proof.sinceComparison(), COMPARED_LATE)
                ? proof("Not compared for " + span(proof.sinceComparison()), Tone.LATE, compared)
                : line(PROOF, "Equal", Tone.GOOD, compared + " Nothing is missing on either side.");
    }

    private static HealthLine proof(String state, Tone tone, String detail) {
        return new HealthLine(PROOF, state, tone, detail, "/operations/mailboxes", "See what and why");
    }

    private static HealthLine placing(MailroomHealth.Figures mail) {
        if (mail.unplaced() == 0) {
            return line("Incoming mail", "None waiting", Tone.GOOD, "Every stored mail is placed or held.");
        }
        return line(
                "Incoming mail",
                mail.unplaced() + " waiting",
                beyond(mail.oldestUnplaced(), STUCK) ? Tone.LATE : Tone.SOON,
                "Stored and not yet placed, the oldest for " + span(mail.oldestUnplaced()) + ".");
    }

    private static HealthLine holding(OperationsDesk.State state) {
        MailroomHealth.Figures mail = state.mail();
        if (state.held() == 0) {
            return line("Holding area", "Empty", Tone.GOOD, "No mail waits for a person to place it.");
        }
        String overdue = mail.heldOverdue() == 0
                ? "None is past its provisional date."
                : count(mail.heldOverdue(), "mail is", "mails are") + " past the provisional date.";
        return new HealthLine(
                "Holding area",
                count(state.held(), "mail", "mails") + " to place",
                mail.heldOverdue() == 0 ? Tone.SOON : Tone.LATE,
                "The oldest has lain there for " + span(mail.oldestHeld()) + ". " + overdue,
                "/holding",
                "Open the holding area");
    }

    private static HealthLine outgoing(OperationsDesk.State state) {
        MailroomHealth.Figures mail = state.mail();
        String waiting = mail.waitingToLeave() == 0
                ? "No released letter waits."
                : count(mail.waitingToLeave(), "released letter", "released letters") + " to leave, "
                        + (mail.oldestWaiting().isZero()
                                ? "none late."
                                : "the oldest late by " + span(mail.oldestWaiting()) + ".");
        String rest = " " + count(mail.deferred(), "letter", "letters") + " refused for now, " + mail.refused()
                + " refused for good in the last 7 days.";
        if (mail.keptBack() > 0) {
            rest += " " + count(mail.keptBack(), "automatic letter", "automatic letters")
                    + " kept back by a sending limit, the longest for " + span(mail.oldestKeptBack()) + ".";
        }
        boolean stuck = beyond(mail.oldestWaiting(), STUCK);
        if (mail.breakerOpen()) {
            return line(
                    "Outgoing mail",
                    "Automatic letters stopped",
                    Tone.LATE,
                    "More automatic letters wait than may leave in an hour; a loop or a flood of forged mail may be the"
                            + " cause. None is dropped. " + waiting + rest);
        }
        if (!state.doubts().isEmpty()) {
            return new HealthLine(
                    "Outgoing mail",
                    state.doubts().size() + " in doubt",
                    Tone.SOON,
                    waiting + rest,
                    "#doubt",
                    "See below");
        }
        return line(
                "Outgoing mail",
                stuck
                        ? "Letters wait"
                        : mail.deferred() > 0
                                ? mail.deferred() + " refused for now"
                                : mail.keptBack() > 0 ? mail.keptBack() + " kept back" : "Moving",
                stuck ? Tone.LATE : mail.deferred() + mail.refused() + mail.keptBack() > 0 ? Tone.SOON : Tone.GOOD,
                waiting + rest);
    }

    private static HealthLine steps(OperationsDesk.State state) {
        String failing = state.failing() == 0
                ? "No other step has failed."
                : count(state.failing(), "step has", "steps have") + " failed and will be tried again without you.";
        return state.stopped().isEmpty()
                ? line("Workflow steps", "None stopped", state.failing() == 0 ? Tone.GOOD : Tone.SOON, failing)
                : new HealthLine(
                        "Workflow steps",
                        state.stopped().size() + " stopped",
                        Tone.LATE,
                        failing,
                        "#steps",
                        "See below");
    }

    private static HealthLine letters(OperationsDesk.State state) {
        if (state.letters().isEmpty()) {
            return line("Letters", "Fit", Tone.GOOD, "No file of this installation is refused.");
        }
        boolean notInForce =
                state.letters().stream().anyMatch(one -> !one.problem().isEmpty());
        return new HealthLine(
                "Letters",
                notInForce ? "Released letters not in force" : "Files refused",
                notInForce ? Tone.LATE : Tone.SOON,
                state.letters().stream().map(LetterFinding::trouble).distinct().collect(Collectors.joining(" "))
                        + (notInForce ? "" : " The letters in force stay as they are."),
                "/operations/letters",
                "Open the letters");
    }

    private static HealthLine clocks(OperationsDesk.State state) {
        InboxDesk.AtRisk clocks = state.clocks();
        long overdue = clocks.overdueCases();
        long soon = clocks.soonCases();
        if (overdue + soon + clocks.overdue() + clocks.soon() == 0) {
            return line("Clocks", "None at risk", Tone.GOOD, "No open case or task is overdue or due within 7 days.");
        }
        String detail = count(overdue, "case", "cases") + " overdue, " + soon + " due within 7 days; "
                + count(clocks.overdue(), "task", "tasks") + " overdue, " + clocks.soon() + " due within 7 days.";
        boolean late = overdue + clocks.overdue() > 0;
        return new HealthLine(
                "Clocks",
                count(overdue + soon, "case", "cases") + " at risk",
                late ? Tone.LATE : Tone.SOON,
                detail,
                overdue > 0 ? "/cases?standing=overdue" : "/cases?standing=soon",
                overdue > 0 ? "Open what is overdue" : "Open what is due in 7 days");
    }

    /** A length of time as people say it, in its largest unit: 4 seconds, 12 minutes, 3 hours, 2 days. */
    static String span(Duration time) {
        if (beyond(time, Duration.ofDays(2))) {
            return time.toDays() + " days";
        }
        if (beyond(time, Duration.ofHours(2))) {
            return time.toHours() + " hours";
        }
        if (beyond(time, Duration.ofMinutes(2))) {
            return time.toMinutes() + " minutes";
        }
        return count(time.toSeconds(), "second", "seconds");
    }

    private static String ago(Duration time) {
        return time.toSeconds() == 0 ? "just now" : span(time) + " ago";
    }

    private static boolean beyond(Duration time, Duration limit) {
        return time.compareTo(limit) >= 0;
    }

    private static String count(long number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }

    private static HealthLine line(String name, String state, Tone tone, String detail) {
        return new HealthLine(name, state, tone, detail, null, "");
    }
}
