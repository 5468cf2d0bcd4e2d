package org.habeas.mailroom.inbound;

import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Every decision about a mail with its reason, in words, so that a person can follow it without the source code. */
@Component
public class MailDecisions {

    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private final InboundMails mails;
    private final HoldingArea area;

    MailDecisions(InboundMails mails, HoldingArea area) {
        this.mails = mails;
        this.area = area;
    }

    /** Why it lies where it lies, why it waited, of what it is a copy, and why nobody answered it by itself. */
    public List<String> of(InboundMail mail) {
        List<String> words = new ArrayList<>();
        List<Ground> grounds = mails.grounds(mail.id());
        grounds.stream().filter(ground -> !ground.byPerson()).map(Ground::words).forEach(words::add);
        area.reasonsOf(mail.id()).forEach(reason -> words.add("It waited for a person: " + reason.words()));
        grounds.stream().filter(Ground::byPerson).map(Ground::words).forEach(words::add);
        mails.copiesOf(mail.id())
                .forEach(copy -> words.add("The same mail came again by the account " + copy.account() + ", received "
                        + AT.format(copy.receivedAt()) + ", and counts once."));
        mails.summary(mail)
                .map(MailSummary::automatic)
                .ifPresent(why -> words.add("No acknowledgement answers it, because it counts as automatic: " + why));
        return words;
    }
}
