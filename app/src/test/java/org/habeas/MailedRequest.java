package org.habeas;

import java.nio.charset.StandardCharsets;
import org.habeas.mailroom.server.RealMailServers;

/**
 * One of many requests, each from a person of its own.
 *
 * @param number from 1
 */
record MailedRequest(int number) {

    static MailedRequest number(int number) {
        return new MailedRequest(number);
    }

    static MailedRequest ofMessageId(String messageId) {
        return new MailedRequest(Integer.parseInt(messageId.replaceAll("\\D", "")));
    }

    String sender() {
        return "requester-%03d@example.org".formatted(number);
    }

    String messageId() {
        return "<request-%03d@example.org>".formatted(number);
    }

    String text() {
        return """
                From: Requester %1$03d <%2$s>\r
                To: sar@northwind.example\r
                Subject: My data, request %1$03d\r
                Date: Sun, 22 Nov 2026 08:00:00 +0000\r
                Message-ID: %3$s\r
                MIME-Version: 1.0\r
                Content-Type: text/plain; charset=utf-8\r
                Content-Transfer-Encoding: 8bit\r
                \r
                Dear Sir or Madam,\r
                \r
                please send me a copy of all personal data that you hold about me. My customer\r
                number is %1$03d; my name is Zoë Müller-%1$03d.\r
                \r
                Kind regards\r
                """.formatted(number, sender(), messageId());
    }

    void deliverTo(RealMailServers servers) {
        servers.deliver(text().getBytes(StandardCharsets.UTF_8), sender(), servers.user());
    }
}
