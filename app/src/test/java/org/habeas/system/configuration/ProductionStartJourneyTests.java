package org.habeas.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.habeas.HabeasApplication;
import org.habeas.mailroom.server.RealMailServers;
import org.habeas.mailroom.server.SelfSignedCertificate;
import org.habeas.system.Visitor;
import org.habeas.system.command.Commands;
import org.habeas.system.demo.DemoPeople;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The examples of docs/operating.md with a company's own database, mail servers and certificates, from start to end. */
class ProductionStartJourneyTests {

    private static final String PASSWORD = "a password of Nadia's own";
    private static final String REQUESTER = "joana.teles@example.org";
    private static final Duration SOON = Duration.ofSeconds(40);
    private static final int ENDED_BY_SIGTERM = 143;
    private static final Pattern REFERENCE = Pattern.compile("SAR-\\d{4}-[A-Z0-9]+");

    @TempDir
    Path folder;

    @Test
    @Timeout(300)
    void worksAsTheOperatingGuideSaysAndKeepsEverythingOverAStop() throws Exception {
        RealMailServers.available().require();
        SelfSignedCertificate own = SelfSignedCertificate.in(folder);
        try (RealMailServers mail = RealMailServers.startWithTls(folder.resolve("mail"));
                TlsPostgres database = TlsPostgres.start(folder.resolve("database"), own)) {
            GuidedInstallation guided = new GuidedInstallation(folder, own, PASSWORD);
            guided.prepare(database);
            Trust trust = Trust.in(mail.certificate().orElseThrow(), own.pem());
            Path configuration = guided.configuration(mail, database);
            Map<String, String> environment = Map.of(
                    "JDK_JAVA_OPTIONS",
                    "-Djavax.net.ssl.trustStore=" + trust.writtenTo(folder.resolve("trust.p12"))
                            + " -Djavax.net.ssl.trustStorePassword=" + Trust.PASSWORD,
                    "SPRING_FLYWAY_PASSWORD",
                    GuidedInstallation.OWNER_PASSWORD,
                    "HABEAS_MAIL_POLLINTERVAL",
                    "200ms");
            send(mail, "first");
            String reference;
            String key;
            try (ServedApplication habeas = ServedApplication.launch(configuration, environment)) {
                String home = "https://localhost:" + habeas.awaitPort();
                Visitor stranger = new Visitor(home, trust.context());
                showsNothingOfTheDemonstration(stranger);
                assertThat(ask(home + "/actuator/health/readiness", trust, "nobody")
                                .body())
                        .isEqualTo("{\"status\":\"UP\"}");
                reference = acknowledged(mail, 1).iterator().next();
                Visitor nadia = signIn(new Visitor(home, trust.context()));
                assertThat(nadia.get("/inbox").body()).contains(reference);
                assertThat(database.ask("select count(*) || ' ' || bool_and(ssl) from pg_stat_ssl"
                                + " join pg_stat_activity using (pid) where usename = 'habeas_application'"))
                        .endsWith(" true");
                assertThat(mail.logs().lines().filter(line -> line.contains("Login: user=<" + mail.user())))
                        .isNotEmpty()
                        .allSatisfy(line -> assertThat(line).contains(", TLS,"));
                key = key(configuration);
                assertThat(ask(home + "/api/v1/tasks", trust, key).body()).contains(reference);

                stopsCleanly(habeas, database);
            }
            send(mail, "second");
            Path behindProxy = guided.behindAProxy(configuration);
            try (ServedApplication habeas = ServedApplication.launch(behindProxy, environment)) {
                String home = "http://localhost:" + habeas.awaitPort();
                assertThat(acknowledged(mail, 2)).hasSize(2).contains(reference);
                assertThat(ask(home + "/api/v1/cases/" + reference, trust, key).body())
                        .contains("My data, first request");
                assertThat(database.ask("select count(*) from casework_case")).isEqualTo("2");
                HttpResponse<String> door = ask(home + "/sign-in", trust, "nobody");
                everyCookieIsBoundToThisHost(door, 1);
                assertThat(door.headers().firstValue("Strict-Transport-Security"))
                        .isPresent();

                stopsCleanly(habeas, database);
            }
        }
    }

    @Test
    @Timeout(60)
    void endsWithOneSentenceWhereALineIsMissing() throws Exception {
        Path complete = folder.resolve("complete.yml");
        Path masterKey = Files.writeString(folder.resolve("master-key.json"), "{}");
        Files.writeString(
                complete,
                OperatingGuide.with(
                        OperatingGuide.configuration(), "/etc/habeas/master-key.json", masterKey.toString()));
        Path incomplete = folder.resolve("incomplete.yml");
        Files.write(
                incomplete,
                Files.readAllLines(complete).stream()
                        .filter(line -> !line.strip().startsWith("smtp:"))
                        .toList());
        try (ServedApplication habeas = ServedApplication.launch(incomplete, Map.of())) {
            assertThat(habeas.exit()).isEqualTo(2);
            assertThat(habeas.errors().lines())
                    .singleElement()
                    .asString()
                    .isEqualTo("habeas: The property habeas.mail.smtp.host is missing: the SMTP server that takes our"
                            + " letters.");
            assertThat(habeas.output()).doesNotContain("Exception");
        }
    }

    private static void send(RealMailServers mail, String subject) {
        String text = """
                From: Joana Teles <%s>
                To: sar@northwind.example
                Subject: My data, %s request
                Date: Sun, 22 Nov 2026 08:00:00 +0000
                Message-ID: <%2$s@example.org>
                MIME-Version: 1.0
                Content-Type: text/plain; charset=utf-8

                Please send me a copy of all personal data that you hold about me.
                """.formatted(REQUESTER, subject);
        mail.deliver(text.getBytes(StandardCharsets.UTF_8), REQUESTER, mail.user());
    }

    private static void showsNothingOfTheDemonstration(Visitor stranger) {
        HttpResponse<String> door = stranger.get("/sign-in");
        assertThat(door.statusCode()).isEqualTo(200);
        assertThat(door.body()).contains("Northwind").doesNotContainIgnoringCase("demonstration", "Larkfield");
        assertThat(door.headers().firstValue("Strict-Transport-Security")).isPresent();
        assertThat(stranger.get("/demo/mailbox").statusCode()).isEqualTo(404);
        for (String account : List.of("nadia", "omar")) {
            assertThat(stranger.location(stranger.trySignIn(account, DemoPeople.PASSWORD)))
                    .endsWith("/sign-in?refused");
        }
    }

    private static Visitor signIn(Visitor nadia) {
        everyCookieIsBoundToThisHost(nadia.get("/sign-in"), 1);
        HttpResponse<String> in = nadia.trySignIn("nadia", PASSWORD);
        assertThat(nadia.location(in)).doesNotContain("sign-in");
        everyCookieIsBoundToThisHost(in, 2);
        return nadia;
    }

    private static void everyCookieIsBoundToThisHost(HttpResponse<String> answer, int count) {
        assertThat(answer.headers().allValues("Set-Cookie")).hasSize(count).allSatisfy(cookie -> assertThat(cookie)
                .startsWith("__Host-")
                .contains("; Path=/;", "; Secure", "; HttpOnly", "; SameSite=Lax"));
    }

    /** Waits for this many acknowledgements and answers the cases they name. */
    private static Set<String> acknowledged(RealMailServers mail, int count) {
        List<byte[]> letters = mail.awaitMessages(REQUESTER, count, SOON);
        assertThat(letters).hasSize(count);
        return letters.stream()
                .map(letter -> new String(letter, StandardCharsets.ISO_8859_1))
                .map(letter -> {
                    assertThat(letter).containsPattern("(?s)Received: .*with ESMTPSA");
                    Matcher reference = REFERENCE.matcher(letter);
                    assertThat(reference.find()).as(letter).isTrue();
                    return reference.group();
                })
                .collect(Collectors.toSet());
    }

    private static String key(Path configuration) {
        StringWriter out = new StringWriter();
        CommandLine line = Commands.of(HabeasApplication.class);
        line.setOut(new PrintWriter(out, true));
        assertThat(line.execute("api-key", "nadia", "--scope", "read", "--config", configuration.toString()))
                .isZero();
        return out.toString().strip();
    }

    /** Asks as a program does, or a proxy that serves TLS in front of Habeas. */
    private static HttpResponse<String> ask(String url, Trust trust, String key) throws Exception {
        HttpClient machine = HttpClient.newBuilder().sslContext(trust.context()).build();
        HttpResponse<String> answer = machine.send(
                HttpRequest.newBuilder(URI.create(url))
                        .header("Authorization", "Bearer " + key)
                        .header("X-Forwarded-Proto", "https")
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(url).isEqualTo(200);
        return answer;
    }

    private static void stopsCleanly(ServedApplication habeas, TlsPostgres database) throws Exception {
        assertThat(habeas.terminate()).isEqualTo(ENDED_BY_SIGTERM);
        assertThat(habeas.output().lines()).allSatisfy(line -> assertThat(line)
                .startsWith("{")
                .doesNotContain("\"level\":\"ERROR\"", "\"level\":\"WARN\"")
                .doesNotContainIgnoringCase("joana", "teles"));
        assertThat(habeas.output()).contains("Graceful shutdown complete");
        assertThat(habeas.errors().lines()).allSatisfy(line -> assertThat(line).startsWith("NOTE: Picked up"));
        await().until(() -> database.ask(
                        "select count(*) from pg_stat_activity where usename in ('habeas_application', 'habeas_owner')")
                .equals("0"));
    }
}
