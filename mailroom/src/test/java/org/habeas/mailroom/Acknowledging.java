package org.habeas.mailroom;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.correspondence.ReceivedMail;
import org.habeas.mailroom.inbound.DirectDeliveries;
import org.habeas.mailroom.inbound.InboundMails;
import org.habeas.mailroom.inbound.PlacingByHand;
import org.habeas.mailroom.reading.Envelope;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** A mailroom whose desk acknowledges every case that a person opened, as a desk of the product does. */
public final class Acknowledging {

    private static final Acting ACTING = Acting.system("test");

    private final ApplicationContext context;
    private final String mailbox;

    /** @param mailbox the address that mail comes to */
    public Acknowledging(ApplicationContext context, String mailbox) {
        this.context = context;
        this.mailbox = mailbox;
    }

    /** Brings a mail, one character a byte, places it and acknowledges what was opened; the letters posted. */
    public List<UUID> take(String returnPath, String mail) {
        TestDesk desk = context.getBean(TestDesk.class);
        int before = desk.opened.size();
        byte[] raw = mail.getBytes(StandardCharsets.ISO_8859_1);
        context.getBean(DirectDeliveries.class)
                .store(
                        "direct",
                        "LMTP",
                        new Envelope(returnPath, List.of(mailbox)),
                        raw,
                        new ByteArrayInputStream(raw));
        PlacingByHand.placeAll(context);
        List<UUID> letters = new ArrayList<>();
        for (ReceivedMail opened : desk.opened.subList(before, desk.opened.size())) {
            opened.from().filter(from -> opened.isFromAPerson()).ifPresent(from -> letters.add(post(opened, from)));
        }
        return letters;
    }

    private UUID post(ReceivedMail mail, PostAddress to) {
        CaseReference reference = Objects.requireNonNull(context.getBean(InboundMails.class)
                .find(mail.id())
                .orElseThrow()
                .reference());
        Letter letter = new Letter(
                reference,
                "test/acknowledgement",
                "acknowledgement",
                PostAddress.of(to.address()),
                "en",
                "We have received your request " + reference,
                "We have received your request and answer within a month.",
                null,
                List.of(),
                mail.id(),
                true);
        return Objects.requireNonNull(context.getBean(TransactionTemplate.class)
                .execute(status ->
                        context.getBean(Outbox.class).post(letter, ACTING).id()));
    }
}
