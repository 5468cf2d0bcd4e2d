package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.FolderClosedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.habeas.mailroom.MailScenario;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** What intake promises, against any mail server; a server is supplied by whoever implements this. */
interface MailIntakeContract {

    /** The server's side of the mailbox. */
    MailboxOnServer server();

    /** Our side. */
    Intake intake();

    /** A mailbox as its server sees it. */
    interface MailboxOnServer {

        /** Puts a mail into the folder that is read. */
        void deliver(byte[] raw) throws Exception;

        /** How many mails are in the folder that is read. */
        int waiting() throws Exception;

        /** How many mails are in the done folder. */
        int done() throws Exception;

        /** Puts all done mail back and numbers the folder anew. */
        void renumber() throws Exception;

        /** Marks every mail in the folder that is read as seen, as the program of a person does who opens them. */
        void markSeen() throws Exception;

        /** Whether it gives back exactly the bytes it was given, broken ones included. */
        boolean keepsBytes();
    }

    /** What the tests do and ask on our side. */
    interface Intake {

        /** One look into the folder. */
        void look() throws Exception;

        /** Places what is stored. */
        void place();

        /** Has the server's copy of one stored mail removed. */
        void removeFromServer(int storedAs) throws Exception;

        /** How many cases were opened. */
        int cases();

        /** The states of all stored mails, in order of storing. */
        List<String> states();

        /** The raw bytes of all stored mails, opened. */
        List<byte[]> raws();
    }

    @Test
    default void opensOneCaseFromAMailAndMovesItAway() throws Exception {
        server().deliver(mail("1", "Access"));

        intake().look();
        intake().place();

        assertThat(intake().states()).containsExactly("OPENED");
        assertThat(intake().cases()).isEqualTo(1);
        assertThat(server().waiting()).isZero();
        assertThat(server().done()).isEqualTo(1);
    }

    @Test
    default void storesTheBytesAsTheServerGaveThem() throws Exception {
        byte[] raw = mail("1", "Access");
        server().deliver(raw);

        intake().look();

        assertThat(intake().raws()).singleElement().isEqualTo(raw);
    }

    @Test
    default void storesBytesThatAreNoMail() throws Exception {
        Assumptions.assumeTrue(server().keepsBytes(), "this server repairs what it is given");
        byte[] raw = new byte[5000];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = (byte) (i * 31 | 1);
        }
        server().deliver(raw);

        intake().look();
        intake().place();

        assertThat(intake().raws()).singleElement().isEqualTo(raw);
        assertThat(intake().cases()).isEqualTo(1);
    }

    @Test
    default void opensACaseFromEveryPoorMail() throws Exception {
        List<String> poor = List.of(
                "Subject: no sender\r\n\r\nHello\r\n",
                "From: a@example.org\r\n\r\nno subject and no id\r\n",
                "From: b@example.org\r\nMessage-ID: <nobody@example.org>\r\nSubject: no body\r\n\r\n",
                "From: c@example.org\r\nContent-Type: text/plain; charset=x-nonsense\r\n\r\nGr\u00fc\u00dfe\r\n");
        for (String raw : poor) {
            server().deliver(raw.getBytes(StandardCharsets.ISO_8859_1));
        }

        intake().look();
        intake().place();

        assertThat(intake().cases()).isEqualTo(poor.size());
        assertThat(intake().states()).containsOnly("OPENED");
    }

    @Test
    default void opensACaseFromAMailWithThirtyMegabytesAttached() throws Exception {
        String line = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVphYmNkZWZnaGlqa2xtbm9wcXJzdHV2d3h5ejAxMjM0\r\n";
        String raw = "From: a@example.org\r\nMessage-ID: <big@example.org>\r\n"
                + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nsee attachment\r\n--b\r\n"
                + "Content-Type: application/zip\r\nContent-Transfer-Encoding: base64\r\n\r\n"
                + line.repeat((40 << 20) / line.length()) + "--b--\r\n";
        byte[] bytes = raw.getBytes(StandardCharsets.ISO_8859_1);
        server().deliver(bytes);

        intake().look();
        intake().place();

        assertThat(intake().states()).containsExactly("OPENED");
        assertThat(Arrays.equals(intake().raws().get(0), bytes)).isTrue();
    }

    @Test
    @MailScenario(5)
    default void opensOneCaseFromAMailThatArrivesTwice() throws Exception {
        server().deliver(mail("1", "Access"));
        server().deliver(("Received: by another road\r\n" + text("1", "Access")).getBytes(StandardCharsets.US_ASCII));

        intake().look();
        intake().place();

        assertThat(intake().cases()).isEqualTo(1);
        assertThat(intake().states()).containsExactlyInAnyOrder("OPENED", "DUPLICATE");
    }

    @Test
    @MailScenario(6)
    default void opensACaseFromAMailThatAPersonOpenedFirst() throws Exception {
        server().deliver(mail("1", "Access"));
        server().markSeen();
        server().deliver(mail("2", "Erasure"));

        intake().look();
        intake().place();

        assertThat(intake().states()).containsExactly("OPENED", "OPENED");
        assertThat(intake().cases()).isEqualTo(2);
        assertThat(server().waiting()).isZero();
    }

    @Test
    @MailScenario(12)
    default void opensTwoCasesFromTwoMailsWithOneMessageId() throws Exception {
        server().deliver(mail("1", "Access"));
        server().deliver(mail("1", "Erasure"));

        intake().look();
        intake().place();

        assertThat(intake().cases()).isEqualTo(2);
    }

    @Test
    @MailScenario(4)
    default void opensNoNewCaseWhenTheServerNumbersItsMailsAnew() throws Exception {
        for (int i = 0; i < 20; i++) {
            server().deliver(mail("m" + i, "Access " + i));
        }
        intake().look();
        intake().place();

        server().renumber();
        intake().look();
        intake().place();

        assertThat(intake().cases()).isEqualTo(20);
        assertThat(intake().states()).hasSize(40);
        assertThat(intake().states().stream().filter("DUPLICATE"::equals)).hasSize(20);
        assertThat(server().waiting()).isZero();
    }

    @Test
    default void removesFromTheServerWhatMustGoAndNoOtherMail() throws Exception {
        server().deliver(mail("1", "Passport"));
        intake().look();
        server().deliver(mail("2", "Access"));
        intake().look();

        intake().removeFromServer(0);

        assertThat(server().done()).isEqualTo(1);
        assertThat(server().waiting()).isZero();

        intake().removeFromServer(1);

        assertThat(server().done()).isZero();
    }

    @Test
    @MailScenario(7)
    default void opensOneCaseAMailWithManyLookersAndWorkersAtOnce() throws Exception {
        for (int i = 0; i < 30; i++) {
            server().deliver(mail("m" + i, "Access " + i));
        }
        ExecutorService threads = Executors.newFixedThreadPool(4);
        List<Callable<Boolean>> jobs = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    if (i % 2 == 0) {
                        lookAsOftenAsItTakes();
                    }
                    intake().place();
                    return true;
                })
                .toList();
        for (Future<Boolean> job : threads.invokeAll(jobs)) {
            assertThat(job.get()).isTrue();
        }
        threads.shutdown();
        intake().look();
        intake().place();

        assertThat(intake().cases()).isEqualTo(30);
        assertThat(intake().states()).hasSize(30).containsOnly("OPENED");
        assertThat(server().waiting()).isZero();
        assertThat(server().done()).as("moved once each").isEqualTo(30);
    }

    /** GreenMail hangs up when another client takes a mail away while it answers; the rounds then look again. */
    private void lookAsOftenAsItTakes() throws Exception {
        for (int looks = 0; looks < 20; looks++) {
            try {
                intake().look();
                return;
            } catch (FolderClosedException e) {
                Thread.sleep(20);
            }
        }
        intake().look();
    }

    private static byte[] mail(String id, String subject) {
        return text(id, subject).getBytes(StandardCharsets.US_ASCII);
    }

    private static String text(String id, String subject) {
        return "From: Jane Roe <jane@example.org>\r\nTo: sar@northwind.example\r\nMessage-ID: <" + id
                + "@example.org>\r\nSubject: " + subject + "\r\n\r\nPlease send me my data.\r\n";
    }
}
