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
                "Return-Path: <>\nReceived: from a.example by mx.northwind.example",
                "Received: by inner.northwind.example\nReturn-Path: <>\nReceived: from a.example by mx.northwind.example",
                "Auto-Submitted: (we are away) auto-replied",
                "X-Auto-Response-Suppress: DR, OOF",
                "X-Precedence: auto_reply",
                "Preference: auto_reply",
                "X-POST-MessageClass: 9; Autoresponder",
                "X-Loop: helpdesk@example.org",
                "List-Post: NO",
                "Subject: Auto: Re: your letter",
                "Content-Type: text/calendar; method=REPLY",
                "Return-Path: <>\nSubject: Delivery Status Notification (Failure)"
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
                "jobs-noreply@shop.example",
                "ne-pas-repondre@banque.example",
                "bounce-77@lists.example",
                "Mail Delivery Subsystem <system@mx.example>",
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
                "Auto-Submitted: No (a person)",
                "X-Autoreply: no",
                "X-Auto-Response-Suppress: DR, RN, NRN",
                "Received: from a.example by mx.northwind.example\nReturn-Path: <>",
                "Return-Path: <jane@example.org>\nReceived: from a by b\nReturn-Path: <>",
                "Precedence: normal",
                "Subject: Delivery Status Notification (Failure)",
                "Subject: Please delete my account",
                "Subject: I was out of office, here is my answer",
                "Subject: My reply to your automatic letter"
            })
    void takesAPersonsMailForOne(String header) {
        assertThat(automatic("From: jane@example.org\n" + header + "\n\nHello")).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "m.daemon@example.org",
                "bounce.house@example.org",
                "nora.reply@example.org",
                "k.noreply@example.org",
                "data-request@lawfirm.example",
                "privacy-request@agents.example",
                "dog-owner@example.org",
                "Postmaster Piet <piet@example.org>",
                "Noreply Kumar <n.kumar@example.org>"
            })
    void takesPeopleWithNamesOfMachinesForPeople(String sender) {
        assertThat(automatic("From: " + sender + "\n\nHello")).isNull();
    }

    private @Nullable String automatic(String raw) {
        return reader.read(raw.getBytes(StandardCharsets.UTF_8)).automatic();
    }
}
