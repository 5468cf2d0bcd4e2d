package org.habeas.mailroom;

import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.mailroom.reading.MailReport;
import org.habeas.mailroom.reading.ReadMail;

/** What machines report about letters of ours: that they did not arrive, are late, were read, or were complained of. */
public interface LetterReports {

    /**
     * The letter that a mail answers or reports on, by the signs that only its receivers know: our return address, the
     * name we gave to the delivery (RFC 3461 4.4), our Message-ID. Empty when it shows none of them.
     */
    Optional<Letter> letterOf(ReadMail mail);

    /**
     * Notes a report on the case of its letter, in the caller's transaction. A letter that failed counts as returned, and
     * the feature that sent it is told, once.
     *
     * @param mail id of the stored mail that brings the report
     */
    void note(Letter letter, UUID mail, MailReport report, Acting acting);

    /** A letter of ours. */
    record Letter(UUID id, CaseReference reference) {}
}
