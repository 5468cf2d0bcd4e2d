package org.habeas;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Random;
import org.habeas.mailroom.server.RealMailServers;

/**
 * One of many requests, each from a person of its own and most from another company than the one before. Every tenth one
 * carries a file, and the fiftieth of them all one that fills several pieces.
 *
 * @param number from 1
 */
record MailedRequest(int number) {

    private static final int COMPANIES = 7;
    private static final int LARGE = 50;
    private static final int FILE_BYTES = 60_000;
    private static final int LARGE_FILE_BYTES = 4_500_000;

    static MailedRequest number(int number) {
        return new MailedRequest(number);
    }

    static MailedRequest ofMessageId(String messageId) {
        return new MailedRequest(Integer.parseInt(messageId.replaceAll("\\D", "")));
    }

    String sender() {
        return "requester-%03d@company-%c.example".formatted(number, 'a' + number % COMPANIES);
    }

    String messageId() {
        return "<request-%03d@example.org>".formatted(number);
    }

    String text() {
        String head = """
                From: Requester %1$03d <%2$s>\r
                To: sar@northwind.example\r
                Subject: My data, request %1$03d\r
                Date: Sun, 22 Nov 2026 08:00:00 +0000\r
                Message-ID: %3$s\r
                MIME-Version: 1.0\r
                """.formatted(number, sender(), messageId());
        String body = """
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 8bit\r
                \r
                Dear Sir or Madam,\r
                \r
                please send me a copy of all personal data that you hold about me. My customer\r
                number is %1$03d; my name is Zoë Müller-%1$03d.\r
                \r
                Kind regards\r
                """.formatted(number);
        return number % 10 != 0 ? head + body : head + """
                        Content-Type: multipart/mixed; boundary="=part="\r
                        \r
                        --=part=\r
                        %s--=part=\r
                        Content-Type: application/octet-stream; name="proof-%d.bin"\r
                        Content-Transfer-Encoding: base64\r
                        \r
                        %s\r
                        --=part=--\r
                        """.formatted(body, number, file());
    }

    byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }

    /** Whether it is put into the mailbox byte by byte; the others go through the mail server. */
    boolean isPlaced() {
        return number % 2 == 0;
    }

    String sha256() {
        return new DeliveredMail(bytes()).sha256AsRead();
    }

    void deliverTo(RealMailServers servers) {
        if (isPlaced()) {
            servers.place(bytes(), servers.user());
        } else {
            servers.deliver(bytes(), sender(), servers.user());
        }
    }

    private String file() {
        byte[] file = new byte[number == LARGE ? LARGE_FILE_BYTES : FILE_BYTES];
        new Random(number).nextBytes(file);
        return Base64.getMimeEncoder().encodeToString(file);
    }
}
