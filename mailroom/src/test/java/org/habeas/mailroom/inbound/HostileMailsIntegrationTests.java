package org.habeas.mailroom.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.habeas.mailroom.HeldFilter;
import org.habeas.mailroom.HeldMail;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.reading.HostileMails;
import org.habeas.mailroom.reading.MailReader;
import org.habeas.mailroom.reading.ReadMail;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Where mails end that are made to hurt: each is one case, or one item that waits for a person with all its bytes. */
class HostileMailsIntegrationTests extends PlacedMail {

    static Stream<String> kinds() {
        return HostileMails.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    @MailScenario({26, 28})
    void opensOneCaseOrKeepsOneItemForAPersonWithItsBytesAndTheReason(String kind) throws Exception {
        byte[] raw = bytes(Objects.requireNonNull(HostileMails.all().get(kind)));
        ReadMail read = new MailReader().read(new ByteArrayInputStream(raw));
        folder.add(raw);

        take();
        placing.placeAll();

        List<HeldMail> waiting = holding.waiting(HeldFilter.ALL, ACTING);
        if (read.overLimit() == null) {
            assertThat(states()).containsExactly("OPENED");
            assertThat(desk.opened).hasSize(1);
            assertThat(waiting).isEmpty();
        } else {
            assertThat(states()).containsExactly("HELD");
            assertThat(desk.opened).isEmpty();
            HeldMail held = waiting.get(0);
            assertThat(waiting).hasSize(1);
            assertThat(held.reason()).isEqualTo("OVER_LIMIT");
            assertThat(held.words()).contains(read.overLimit());
            assertThat(held.sender()).contains("jane@example.org");
        }
        assertThat(sha256(mails.raw(mails.find(onlyMail()).orElseThrow())))
                .isEqualTo(sha256(new ByteArrayInputStream(raw)));
        assertThat(folder.there).isEmpty();
    }

    private UUID onlyMail() {
        return jdbc.sql("select id from mailroom_inbound_mail")
                .query(UUID.class)
                .single();
    }

    private static byte[] bytes(Supplier<InputStream> mail) throws IOException {
        try (InputStream stream = mail.get()) {
            return stream.readAllBytes();
        }
    }

    private static String sha256(InputStream content) throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        try (InputStream read = new DigestInputStream(content, digest)) {
            read.transferTo(OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
