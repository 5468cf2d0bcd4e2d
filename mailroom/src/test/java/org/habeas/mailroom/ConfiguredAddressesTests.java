package org.habeas.mailroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.OwnAddresses;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.mailroom.MailroomSettings.Account;
import org.habeas.mailroom.MailroomSettings.Caps;
import org.habeas.mailroom.MailroomSettings.Mailbox;
import org.habeas.mailroom.MailroomSettings.Pace;
import org.habeas.mailroom.MailroomSettings.Smtp;
import org.habeas.mailroom.MailroomSettings.Tls;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfiguredAddressesTests {

    private final OwnAddresses own = new ConfiguredAddresses(settings(), entities());

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sar@northwind.example",
                "SAR@Northwind.Example",
                "sar+SAR-2026-000001.abc@northwind.example",
                "poller@in.northwind.example",
                "dpo@northwind.de",
                "sar@northwind.de",
                "legal@northwind.example",
                "legal@mail.northwind.example"
            })
    void knowsEveryMailboxOfTheHouse(String address) {
        assertThat(own.isOwn(PostAddress.of(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nadia.ferro@northwind.example",
                "sar@example.org",
                "sarah@northwind.example",
                "sar@evil-northwind.example",
                "+sar@northwind.example"
            })
    void leavesStaffAndTheWorldOutside(String address) {
        assertThat(own.isOwn(PostAddress.of(address))).isFalse();
    }

    @Test
    void takesNoAccountNameForAnAddress() {
        assertThat(own.isOwn(PostAddress.of("poller2@northwind.example"))).isFalse();
    }

    private static MailroomSettings settings() {
        Duration any = Duration.ofSeconds(1);
        return new MailroomSettings(
                true,
                false,
                "mail.northwind.example",
                List.of(
                        new Mailbox("sar@northwind.example", "sar", "eu"),
                        new Mailbox("legal@northwind.example", "legal", "eu")),
                List.of(
                        new Account(
                                "in",
                                "imap",
                                993,
                                "poller@in.northwind.example",
                                "x",
                                Tls.TLS,
                                List.of("INBOX"),
                                "Done",
                                null,
                                null),
                        new Account("two", "imap", 993, "poller2", "x", Tls.TLS, List.of("INBOX"), "Done", null, null)),
                new Smtp("smtp", 587, null, null, Tls.STARTTLS, null, 100),
                any,
                1,
                1,
                any,
                new Caps(1, 1, 1, 1),
                any,
                any,
                true,
                List.of(),
                new Pace(1, 1),
                null);
    }

    private static LegalEntities entities() {
        return new LegalEntities(
                "Northwind",
                List.of(new LegalEntity(
                        "eu",
                        "Northwind GmbH",
                        List.of("Hafenweg 1"),
                        "DE",
                        ZoneId.of("Europe/Berlin"),
                        "DE",
                        "The data protection officer",
                        "dpo@northwind.de",
                        "the authority",
                        "the mediators",
                        List.of())));
    }
}
