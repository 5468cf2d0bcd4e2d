package org.habeas.mailroom.outbound;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.habeas.mailroom.Acknowledging;
import org.habeas.mailroom.EmptyMailroom;
import org.habeas.mailroom.MailScenario;
import org.habeas.mailroom.MailroomTest;
import org.habeas.mailroom.ScriptedSmtpServer;
import org.habeas.mailroom.TestDesk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a hostile sender writes, and what of it is on the wire when his mail is acknowledged: nothing. */
@MailroomTest
class HeaderInjectionIntegrationTests {

    private static final String EVIL = "Bcc: victim@evil.example";

    /** Line ends as a program may take them for one: raw, Unicode, cut to a byte, escaped, and the end of a string. */
    private static final Map<String, String> BREAKS = Map.of(
            "CRLF", "\r\n",
            "bare CR", "\r",
            "bare LF", "\n",
            "line separator", "\u2028",
            "ideographs that end in 0D and 0A", "\u760d\u760a",
            "percent-encoded", "%0d%0a",
            "NUL", "\0",
            "encoded word", "=?utf-8?Q?=0D=0A?=");

    private static final List<String> PLACES = List.of("subject", "name", "address", "file", "references", "id");

    private final ScriptedSmtpServer server = MailroomTest.OnTestServers.SMTP;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private LetterSender sender;

    @Autowired
    private TestDesk desk;

    @Autowired
    private JdbcClient jdbc;

    @BeforeEach
    void beginsWithNothing() {
        EmptyMailroom.begin(jdbc, desk);
        server.reset();
    }

    static Stream<List<String>> hostile() {
        return BREAKS.keySet().stream().sorted().flatMap(way -> PLACES.stream().map(place -> List.of(way, place)));
    }

    @ParameterizedTest
    @MethodSource("hostile")
    @MailScenario(23)
    void nothingOfAHostileMailIsOnTheWire(List<String> hostile) {
        server.offers("SMTPUTF8");
        String mail = mail(BREAKS.get(hostile.get(0)) + EVIL, hostile.get(1));

        List<UUID> posted = new Acknowledging(context, "sar@northwind.example").take("a@example.org", mail);
        sender.sendAll();

        assertThat(desk.opened).as("the mail is a case, however hostile").hasSize(1);
        String wire = server.wire();
        assertThat(wire).doesNotContain("Bcc", "victim", "evil", "\0").doesNotContainPattern("(?<!\r)\n|\r(?!\n)");
        assertThat(server.letters).hasSize(posted.size());
        if (posted.isEmpty()) {
            assertThat(hostile.get(1))
                    .as("only a torn sender is not written to")
                    .isIn("address", "name");
            return;
        }
        String[] dialogue = wire.split("\r\nDATA\r\n", 2);
        assertThat(dialogue[0].split("\r\n"))
                .satisfiesExactly(
                        line -> assertThat(line).matches("EHLO [a-z.]+"),
                        line -> assertThat(line).matches("MAIL FROM:<sar\\+r\\.[a-z0-9.]+@northwind\\.example>"),
                        line -> assertThat(line).isEqualTo("RCPT TO:<jane@example.org>"));
        assertThat(dialogue[1]).containsPattern("\r\n\\.\r\n(?:QUIT\r\n)?$");
        assertThat(headers(dialogue[1]))
                .isSubsetOf(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "In-Reply-To",
                        "References",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Content-Transfer-Encoding",
                        "Content-Language",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress")
                .doesNotHaveDuplicates();
    }

    private static List<String> headers(String letter) {
        return letter.split("\r\n\r\n", 2)[0]
                .lines()
                .filter(line -> !line.startsWith(" ") && !line.startsWith("\t"))
                .map(line -> line.substring(0, line.indexOf(':')))
                .toList();
    }

    private static String mail(String evil, String place) {
        String mail = "From: \"Jane" + at("name", place, evil) + "\" <jane" + at("address", place, evil)
                + "@example.org>\r\nSubject: Access" + at("subject", place, evil)
                + "\r\nMessage-ID: <one" + at("id", place, evil)
                + "@example.org>\r\nReferences: <zero" + at("references", place, evil)
                + "@example.org>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n"
                + "--b\r\n\r\nPlease send me my data.\r\n"
                + "--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename=\"id"
                + at("file", place, evil) + ".pdf\"\r\n\r\nx\r\n--b--\r\n";
        return new String(mail.getBytes(UTF_8), ISO_8859_1);
    }

    private static String at(String here, String place, String evil) {
        return here.equals(place) ? evil : "";
    }
}
