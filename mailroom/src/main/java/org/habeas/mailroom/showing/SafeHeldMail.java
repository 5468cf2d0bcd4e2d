package org.habeas.mailroom.showing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.access.CaseAccess;
import org.habeas.mailroom.HeldMailPreview;
import org.habeas.mailroom.inbound.HoldingArea;
import org.habeas.mailroom.inbound.InboundMails;
import org.habeas.mailroom.reading.MailReader;
import org.habeas.mailroom.reading.ReadMail;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The preview, sanitised like that of a mail of a case. */
@Service
class SafeHeldMail implements HeldMailPreview {

    private final HoldingArea area;
    private final InboundMails mails;
    private final MailReader reader;
    private final CaseAccess access;

    SafeHeldMail(HoldingArea area, InboundMails mails, MailReader reader, CaseAccess access) {
        this.area = area;
        this.mails = mails;
        this.reader = reader;
        this.access = access;
    }

    @Override
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.LEGAL})
    public String safeHtml(UUID held, Acting acting) {
        HoldingArea.Item item = area.find(held, access.unsealedFor(acting))
                .orElseThrow(() -> new ActRefused("not-held", "This mail is no longer in the holding area."));
        try (InputStream raw = mails.raw(mails.find(item.mail()).orElseThrow())) {
            ReadMail read = reader.read(raw);
            return SafeHtml.page(read.html(), read.text(), read.language());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
