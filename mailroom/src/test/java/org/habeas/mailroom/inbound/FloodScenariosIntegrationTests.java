package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Test;

/**
 * Somebody pours mail over the mailbox, and somebody else asks in between. How many mails pour is a system property, so
 * that the full number of the scenario can be played by hand.
 */
class FloodScenariosIntegrationTests extends PlacedMail {

    private static final int FLOOD = Integer.getInteger("habeas.flood", 260);

    @Test
    @MailScenario(21)
    void placesTheMailOfSomebodyElseBeforeTheRestOfAFloodOfOneSender() throws Exception {
        for (int number = 0; number < FLOOD; number++) {
            folder.add(flood("flood@example.org", number));
        }
        folder.add(request());
        for (int number = FLOOD; number < FLOOD + 20; number++) {
            folder.add(flood("flood@example.org", number));
        }
        take();
        placing.placeAll();

        assertThat(desk.opened).as("nothing is lost").hasSize(FLOOD + 21);
        assertThat(placeOfTheRequest()).isLessThanOrEqualTo(22);
        assertThat(mails.grounds(desk.opened.get(FLOOD).id())).contains(Ground.OTHERS_FIRST);
    }

    @Test
    @MailScenario(21)
    void placesTheMailOfSomebodyElseBeforeTheRestOfAFloodOfForgedSendersOfOneDomain() throws Exception {
        for (int number = 0; number < FLOOD; number++) {
            folder.add(flood("forged-" + number + "@victim.example", number));
        }
        folder.add(request());
        take();
        placing.placeAll();

        assertThat(desk.opened).hasSize(FLOOD + 1);
        assertThat(placeOfTheRequest()).isLessThanOrEqualTo(202);
    }

    @Test
    @MailScenario(21)
    void delaysNobodyWhileFewMailsCome() throws Exception {
        for (int number = 0; number < 10; number++) {
            folder.add(flood("jane@example.net", number));
        }
        folder.add(request());
        take();
        placing.placeAll();

        assertThat(placeOfTheRequest()).isEqualTo(11);
    }

    private int placeOfTheRequest() {
        List<String> senders = desk.opened.stream()
                .map(mail -> mail.from().map(PostAddress::address).orElse(""))
                .toList();
        return senders.indexOf("real@example.com") + 1;
    }

    private static String request() {
        return "From: real@example.com\r\nMessage-ID: <real@example.com>\r\nSubject: Access\r\n\r\nmy data please\r\n";
    }

    private static String flood(String from, int number) {
        return "From: " + from + "\r\nMessage-ID: <" + number + "@flood.example>\r\nSubject: flood " + number
                + "\r\n\r\nbuy this\r\n";
    }
}
