package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AutomaticMailTests {

    private final MailReader reader = new MailReader();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Return-Path: <>",
                "Auto-Submitted: auto-replied",
                "Auto-Submitted: auto-generated (by robot); x=y",
                "List-Id: <club.example>",
                "List-Unsubscribe: <mailto:x@y.example>",
                "Precedence: bulk",
                "X-Autoreply: yes",
                "X-Auto-Response-Suppress: All",
                "X-Failed-Recipients: x@example.org",
                "Content-Type: multipart/report; report-type=disposition-notification; boundary=x",
                "Content-Type: multipart/report; report-type=feedback-report; boundary=x",
                "Subject: Automatic reply: your letter",
                "Subject: Abwesenheitsnotiz: Ihre Nachricht",
                "Subject: Réponse automatique : absente",
                "Subject: Delivery Status Notification (Failure)"
            })
    void knowsMailThatNoPersonWrote(String header) {
        assertThat(automatic("From: jane@example.org\n" + header + "\n\nHello")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "MAILER-DAEMON@mx.example",
                "MAILER-DAEMON",
                "postmaster@mx.example",
                "no-reply@shop.example",
                "noreply+123@shop.example",
                "owner-club@example.org",
                "club-request@example.org"
            })
    void knowsSendersThatAreNoPersons(String sender) {
        assertThat(automatic("From: " + sender + "\n\nHello")).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Auto-Submitted: no",
                "Return-Path: <jane@example.org>",
                "Precedence: normal",
                "Subject: Please delete my account",
                "Subject: I was out of office, here is my answer",
                "Subject: My reply to your automatic letter"
            })
    void takesAPersonsMailForOne(String header) {
        assertThat(automatic("From: jane@example.org\n" + header + "\n\nHello")).isNull();
    }

    private @Nullable String automatic(String raw) {
        return reader.read(raw.getBytes(StandardCharsets.UTF_8)).automatic();
    }
}
