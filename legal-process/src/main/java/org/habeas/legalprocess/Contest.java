package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.LocalDate;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/** Our own contest of a demand in court, for a conflict with the GDPR (Art. 48) or another reason. */
@Embeddable
class Contest {

    @Column(name = "contest_filed_on")
    private @Nullable LocalDate filedOn;

    @Enumerated(EnumType.STRING)
    @Column(name = "contest_ruling")
    private @Nullable Ruling ruling;

    /** Whether nothing can be filed against the ruling any more. */
    @Column(name = "contest_final")
    private boolean isFinal;

    @Column(name = "contest_ruled_on")
    private @Nullable LocalDate ruledOn;

    @Column(name = "contest_words")
    private byte @Nullable [] words;

    protected Contest() {}

    void file(LocalDate on, byte[] sealedWords) {
        filedOn = on;
        words = sealedWords;
        ruling = null;
        ruledOn = null;
        isFinal = false;
    }

    void ruled(Ruling court, LocalDate on, boolean lastWord) {
        if (filedOn == null) {
            throw new ActRefused(
                    "contest-not-filed", "No contest is filed, so there is nothing a court could rule on.");
        }
        if (on.isBefore(filedOn)) {
            throw new ActRefused("ruled-before-filed", "The ruling lies before the filing. Check the dates.");
        }
        ruling = court;
        ruledOn = on;
        isFinal = lastWord;
    }

    boolean isFiled() {
        return filedOn != null;
    }

    /** Whether something is before a court. */
    boolean isPending() {
        return filedOn != null && !isFinal;
    }

    /** Filed, finally decided, and lost. */
    boolean isExhausted() {
        return filedOn != null && isFinal && ruling != null && ruling != Ruling.GRANTED;
    }

    @Nullable
    LocalDate filedOn() {
        return filedOn;
    }

    @Nullable
    Ruling ruling() {
        return ruling;
    }

    boolean isFinal() {
        return isFinal;
    }

    byte @Nullable [] words() {
        return words;
    }
}
