package org.habeas.legalprocess;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.ActRefused;
import org.habeas.legalprocess.disclosure.DataCategory;

/**
 * What has to be true before anything of a target is handed over; no disclosure without notice. Every condition is asked
 * each time, says whether it is met and why, and what to do when it is not.
 */
final class ProductionConditions {

    /** The conditions, in the order in which a refusal names the first that is missing. */
    enum Condition {
        /** The instrument compels data at all, and of this kind. */
        SUPPORT,
        /** The authority was confirmed through an independent channel. */
        GENUINE,
        /** Counsel decided to comply. */
        CLEARED,
        /** Our contest for a conflict with the GDPR, or any other that is filed, is finally decided. */
        CONTEST,
        /** Every remedy against an extraordinary demand is exhausted. */
        REMEDIES,
        /** Without judicial oversight counsel objected or recorded why not. */
        OVERSIGHT,
        /** The customer was told, or may not be, or an emergency was approved by two. */
        NOTICE,
        /** The window of the notice has passed. */
        WINDOW,
        /** No objection of the customer stays it. */
        OBJECTION,
        /** No mail that may be an objection lies unread. */
        REPLIES_READ,
        /** There is a manifest, within the final scope. */
        MANIFEST,
        /** A second person approved exactly this manifest. */
        SECOND_PERSON
    }

    /** Everything but what two persons do at the very end. */
    static final Set<Condition> TO_PREPARE =
            Set.copyOf(EnumSet.complementOf(EnumSet.of(Condition.MANIFEST, Condition.SECOND_PERSON)));

    static final Set<Condition> TO_APPROVE = Set.copyOf(EnumSet.complementOf(EnumSet.of(Condition.SECOND_PERSON)));

    /** What counsel needs to clear a demand. */
    static final Set<Condition> TO_CLEAR = Set.copyOf(EnumSet.of(
            Condition.SUPPORT, Condition.GENUINE, Condition.CONTEST, Condition.REMEDIES, Condition.OVERSIGHT));

    private final Set<Condition> asked;

    ProductionConditions() {
        this(EnumSet.allOf(Condition.class));
    }

    /** With fewer guards, for the test that shows what each of them is for. */
    ProductionConditions(Set<Condition> asked) {
        this.asked = EnumSet.copyOf(asked);
    }

    /** Every condition of one target at an instant. */
    List<Checked> of(LegalProcess process, LegalTarget target, Instant now) {
        return EnumSet.allOf(Condition.class).stream()
                .map(condition -> check(condition, process, target, now))
                .toList();
    }

    /**
     * Requires some of the conditions.
     *
     * @throws ActRefused with the code and the sentence of the first that is missing
     */
    void require(Collection<Condition> wanted, LegalProcess process, LegalTarget target, Instant now) {
        missing(wanted, process, target, now).ifPresent(missing -> {
            throw new ActRefused(missing.code(), missing.why() + " " + missing.whatToDo());
        });
    }

    Optional<Checked> missing(Collection<Condition> wanted, LegalProcess process, LegalTarget target, Instant now) {
        return of(process, target, now).stream()
                .filter(one -> wanted.contains(one.condition()) && asked.contains(one.condition()) && !one.met())
                .findFirst();
    }

    private static Checked check(Condition condition, LegalProcess process, LegalTarget target, Instant now) {
        return switch (condition) {
            case SUPPORT -> support(process);
            case GENUINE ->
                new Checked(
                        condition,
                        process.authenticity() == Authenticity.GENUINE,
                        process.authenticity().words() + ".",
                        "Call the authority at a number from an independent source and record it.");
            case CLEARED ->
                new Checked(
                        condition,
                        process.stage().isDisclosing() && process.decision() == ReviewDecision.COMPLY,
                        process.decision() == ReviewDecision.COMPLY
                                ? "Counsel cleared the demand. Now: "
                                        + process.stage().words() + "."
                                : "Counsel has not cleared the demand. Now: "
                                        + process.stage().words() + ".",
                        "Finish the legal review.");
            case CONTEST -> contest(process);
            case REMEDIES -> remedies(process);
            case OVERSIGHT -> oversight(process);
            case NOTICE -> notice(process, target, now);
            case WINDOW -> window(process, target, now);
            case OBJECTION -> objection(target, now);
            case REPLIES_READ -> replies(process);
            case MANIFEST -> manifest(process, target);
            case SECOND_PERSON ->
                new Checked(
                        condition,
                        target.production().isApproved(),
                        target.production().isApproved()
                                ? "A second person has approved exactly this manifest."
                                : "No second person has approved exactly this manifest.",
                        "A second person reads and approves it.");
        };
    }

    private static Checked support(LegalProcess process) {
        Optional<DataCategory> most = process.supports();
        DataCategory wanted = process.finalCategory();
        boolean met = most.isPresent() && wanted != null && wanted.compareTo(most.get()) <= 0;
        String why = most.isEmpty()
                ? "This instrument compels no data."
                : met
                        ? "The instrument reaches: " + most.get().words() + "."
                        : "The instrument reaches no further than: "
                                + most.get().words() + ".";
        return new Checked(Condition.SUPPORT, met, why, "Narrow the scope, or return the demand as deficient.");
    }

    private static Checked contest(LegalProcess process) {
        boolean due = process.demand().map(Demand::conflictsWithGdpr).orElse(false);
        boolean met =
                process.contest().isExhausted() || (!due && !process.contest().isFiled());
        String why = met
                ? due ? "The contest is finally decided." : "No contest is open."
                : process.contest().isFiled()
                        ? "Our contest is not finally decided."
                        : "A request from the United States touches data under the GDPR, and no contest is filed.";
        return new Checked(Condition.CONTEST, met, why, "File the contest and record the final ruling (GDPR Art. 48).");
    }

    private static Checked remedies(LegalProcess process) {
        boolean due = process.isExtraordinary();
        boolean met = !due || process.isLadderExhausted();
        return new Checked(
                Condition.REMEDIES,
                met,
                !due
                        ? "It demands nothing extraordinary."
                        : met
                                ? "Every remedy is exhausted and signed off."
                                : "It demands something extraordinary, and not every remedy is exhausted: "
                                        + process.nextRemedy() + ".",
                "File and lose every remedy, then general counsel and an executive sign off.");
    }

    private static Checked oversight(LegalProcess process) {
        boolean judicial = process.demand().map(Demand::judicialOversight).orElse(false);
        boolean objected = process.counsel() == CounselState.OBJECTED;
        boolean met = judicial ? !objected : process.counsel().isDone();
        return new Checked(
                Condition.OVERSIGHT,
                met,
                judicial && met
                        ? "A court or judge stands behind it."
                        : process.counsel().words() + ".",
                "Counsel objects and records the answer, or records why there is no objection.");
    }

    private static Checked notice(LegalProcess process, LegalTarget target, Instant now) {
        String why;
        boolean met = true;
        if (process.isBarred(target, now)) {
            why = "A nondisclosure order is in force and on file.";
        } else if (isEmergency(process, target)) {
            why = "Two persons approved an emergency.";
        } else if (target.notice().isGiven()) {
            why = "The customer's mail server accepted the notice.";
        } else {
            met = false;
            why = target.notice().voidedAt() == null
                    ? "The customer was not told."
                    : "The notice came back, so the customer was not told.";
        }
        return new Checked(
                Condition.NOTICE,
                met,
                why,
                "Give notice, or put a nondisclosure order on file, or have an emergency approved by two persons.");
    }

    private static Checked window(LegalProcess process, LegalTarget target, Instant now) {
        Instant ends = target.notice().windowEnds();
        boolean free = process.isBarred(target, now) || isEmergency(process, target);
        boolean met = free || ends == null || !now.isBefore(ends);
        String why = free
                ? "There is no window, because there is no notice yet."
                : ends == null
                        ? "No window has begun; it begins with the notice."
                        : met
                                ? "The window of the notice has passed."
                                : "The window of the notice is still open; nothing is produced before "
                                        + process.inZone(ends) + ".";
        return new Checked(Condition.WINDOW, met, why, "Wait; the task opens by itself if nobody objects.");
    }

    private static Checked objection(LegalTarget target, Instant now) {
        boolean open = target.stay().isOpen(now) || target.stay().ruling() == Ruling.GRANTED;
        return new Checked(
                Condition.OBJECTION,
                !open,
                open
                        ? target.stay().waitsForRuling()
                                ? "The customer objected with a motion that the court has not ruled on."
                                : "The customer objected and still has time to go to court."
                        : target.stay().objectedAt() == null
                                ? "Nobody has objected for this target."
                                : "The objection no longer stays it.",
                "Wait for the court, or record its ruling.");
    }

    private static Checked replies(LegalProcess process) {
        boolean met = !process.hasUnreadReply();
        return new Checked(
                Condition.REPLIES_READ,
                met,
                met
                        ? "No reply to a notice lies unread."
                        : "A mail came after the customer was told, and nobody has read whether it objects.",
                "Read the reply and say whether it is an objection.");
    }

    private static Checked manifest(LegalProcess process, LegalTarget target) {
        DataCategory within = process.finalCategory();
        DataCategory held = target.production().category();
        boolean met = target.production().isPrepared() && held != null && within != null && held.compareTo(within) <= 0;
        return new Checked(
                Condition.MANIFEST,
                met,
                !target.production().isPrepared()
                        ? "There is no manifest."
                        : met ? "A manifest within the final scope." : "The manifest goes beyond the final scope.",
                "Prepare the files, no more than the final scope.");
    }

    private static boolean isEmergency(LegalProcess process, LegalTarget target) {
        return target.notice().route() == NoticeRoute.EMERGENCY
                && process.emergency().isApprovedByTwo();
    }

    /**
     * One condition as it stands.
     *
     * @param why one sentence, without names
     * @param whatToDo when it is missing, one sentence
     */
    record Checked(Condition condition, boolean met, String why, String whatToDo) {
        /** The code of the refusal: {@code production-needs-notice}. */
        String code() {
            return "production-needs-"
                    + condition.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }
}
