package org.habeas.sar;

import java.time.Instant;
import java.util.Set;
import org.habeas.casework.ActRefused;

/** Mends what was taken down wrongly about a request, and says what has to be done again because of it. */
final class Corrections {

    private final Course course;
    private final Receipt receipt;
    private final Asked asked;
    private final Identity identity;
    private final Answer answer;

    Corrections(Course course, Receipt receipt, Asked asked, Identity identity, Answer answer) {
        this.course = course;
        this.receipt = receipt;
        this.asked = asked;
        this.identity = identity;
        this.answer = answer;
    }

    /** What is asked was found to be something else; outcomes stand for the rights that stay, and no letter does. */
    Rework sorting(Set<Right> corrected, String spoken, Asker who, Instant now) {
        course.requireSortedAndCorrectable();
        if (asked.is(corrected, spoken, who)) {
            throw nothingCorrected();
        }
        boolean added = !asked.rights().containsAll(corrected);
        asked.sort(corrected, spoken, who);
        boolean submitted = course.stage() == Stage.SUBMITTED;
        disturb(Setback.SORTING_CORRECTED, now);
        if (course.stage() == Stage.SORTED) {
            boolean askedInVain = identity.state() == IdentityState.ASKED && !asked.needsIdentity();
            return askedInVain ? decideIdentityAgain(Rework.AWAIT_NO_LONGER, now) : Rework.NONE;
        }
        if (identity.isContradictedBy(asked.needsIdentity())) {
            return decideIdentityAgain(Rework.IDENTITY, now);
        }
        if (course.stage() == Stage.DRAFTING && added && identity.state().isAccepted()) {
            course.move(Stage.COLLECTING, now);
            return Rework.COLLECT;
        }
        return submitted ? Rework.DRAFT : Rework.NONE;
    }

    /** The request was received at another time than was taken down. */
    Rework receipt(Instant receivedAt, Instant now) {
        course.requireCorrectable();
        if (receivedAt.equals(receipt.receivedAt())) {
            throw nothingCorrected();
        }
        receipt.correct(receivedAt);
        boolean submitted = course.stage() == Stage.SUBMITTED;
        disturb(Setback.RECEIPT_CORRECTED, now);
        return submitted ? Rework.DRAFT : Rework.NONE;
    }

    /**
     * Who the requester is or where they are reached was taken down wrongly. What was proven of one person or address is
     * not proven of another, so identity is decided again.
     *
     * @param emailChanged whether what was asked and answered by mail went to and fro another address
     * @param personChanged whether the name or any address is another
     */
    Rework contact(boolean emailChanged, boolean personChanged, Instant now) {
        course.requireCorrectable();
        boolean submitted = course.stage() == Stage.SUBMITTED;
        disturb(Setback.CONTACT_CORRECTED, now);
        if (emailChanged) {
            identity.addressChanged();
            if (identity.state() == IdentityState.NOT_PROVEN) {
                return decideIdentityAgain(Rework.IDENTITY, now);
            }
        }
        if (personChanged) {
            if (identity.state() == IdentityState.ASKED) {
                return decideIdentityAgain(Rework.AWAIT_NO_LONGER, now);
            }
            if (identity.state() == IdentityState.PROVEN) {
                return decideIdentityAgain(Rework.IDENTITY, now);
            }
        }
        return submitted ? Rework.DRAFT : Rework.NONE;
    }

    private void disturb(Setback why, Instant now) {
        answer.disturb(why);
        course.takeBackSubmission(now);
    }

    private Rework decideIdentityAgain(Rework rework, Instant now) {
        identity.reopen();
        course.move(Stage.SORTED, now);
        return rework;
    }

    private static ActRefused nothingCorrected() {
        return new ActRefused("nothing-corrected", "This is what the case says already.");
    }
}
