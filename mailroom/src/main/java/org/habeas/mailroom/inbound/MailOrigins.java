package org.habeas.mailroom.inbound;

import org.habeas.mailroom.origin.MeasuredOrigin;
import org.habeas.mailroom.origin.OriginEvidence;
import org.habeas.mailroom.reading.ReadMail;
import org.springframework.stereotype.Component;

/** What was measured about the origin of a mail when it was placed; of mail not measured then, what is measured now. */
@Component
public class MailOrigins {

    private final InboundMails mails;
    private final OriginEvidence evidence;

    MailOrigins(InboundMails mails, OriginEvidence evidence) {
        this.mails = mails;
        this.evidence = evidence;
    }

    /** The stored measurement, or else one made now. */
    public MeasuredOrigin of(InboundMail mail, ReadMail read) {
        return mails.summary(mail)
                .map(MailSummary::origin)
                .orElseGet(() -> evidence.of(read, mails.isRebuilt(mail) ? null : () -> mails.raw(mail)));
    }
}
