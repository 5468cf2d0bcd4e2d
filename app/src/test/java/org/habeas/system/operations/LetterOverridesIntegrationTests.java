package org.habeas.system.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.Role;
import org.habeas.system.Visitor;
import org.habeas.system.WholeApplication;
import org.habeas.system.letters.LetterOverrideDesk;
import org.habeas.system.letters.LetterState;
import org.habeas.system.samples.SampleMails;
import org.habeas.templates.Letters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

class LetterOverridesIntegrationTests extends WholeApplication {

    private static final String FILE = "access/break-glass.en.md";
    private static final Acting LENA = acting("lena", Role.LEGAL);
    private static final Acting OMAR = acting("omar", Role.APPROVER);

    @TempDir
    private static Path directory;

    @Autowired
    private LetterOverrideDesk desk;

    @Autowired
    private Letters letters;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void letters(DynamicPropertyRegistry registry) {
        registry.add("habeas.letters.overrides", directory::toString);
    }

    /** What Habeas finds when it starts. */
    @BeforeAll
    static void holdsABadFile() throws IOException {
        write("sar/poem.en.md", "x");
    }

    @BeforeEach
    void holdsItNoMore() throws IOException {
        Files.deleteIfExists(directory.resolve("sar/poem.en.md"));
    }

    @AfterEach
    void shipsAgain() throws IOException {
        Files.deleteIfExists(directory.resolve(FILE));
        Files.deleteIfExists(directory.resolve("sar/poem.en.md"));
        jdbc.sql("delete from system_letter_override").update();
        jdbc.sql("delete from system_letter_finding").update();
        letters.replace(Map.of());
    }

    @Test
    void putsAFileInForceWhenASecondPersonHasReleasedIt() throws IOException {
        write(FILE, words("Dear {{officer}},"));
        LetterState found = desk.state(LENA);
        assertThat(found.unfit()).isEmpty();
        assertThat(found.found()).singleElement().satisfies(changed -> assertThat(changed.lines())
                .filteredOn(line -> !line.sign().equals(" "))
                .extracting(line -> line.sign() + line.text())
                .containsExactly("-To {{officer}}", "+Dear {{officer}},"));
        assertThat(text()).startsWith("To Dora");

        desk.submit(found.sha256(), LENA);
        assertThat(text()).startsWith("To Dora");
        assertThatThrownBy(() -> desk.release(found.sha256(), LENA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("own-work"));
        desk.release(found.sha256(), OMAR);

        assertThat(text()).startsWith("Dear Dora,");
        assertThat(desk.state(LENA).inForce()).hasValueSatisfying(one -> {
            assertThat(one.by()).isEqualTo("lena");
            assertThat(one.releasedBy()).isEqualTo("omar");
        });
        assertThat(jdbc.sql("select what from casework_ledger where what like 'system.letters%'"
                                + " and what <> 'system.lettersRefused' order by what")
                        .query(String.class)
                        .set())
                .containsExactlyInAnyOrder("system.lettersSubmitted", "system.lettersReleased");
    }

    @Test
    void keepsTheReleasedContentWhenTheFileChangesAfterwards() throws IOException {
        write(FILE, words("Good day {{officer}},"));
        String released = desk.state(LENA).sha256();
        desk.submit(released, LENA);
        write(FILE, words("Hello {{officer}}!"));
        desk.release(released, OMAR);

        assertThat(text()).startsWith("Good day Dora,");
        assertThatThrownBy(() -> desk.submit(released, LENA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("letters-changed"));
    }

    @Test
    void showsWhatWouldChangeAndOffersTheReleaseToASecondPersonOnly() throws Exception {
        write(FILE, words("Hello {{officer}}"));
        Visitor lena = signedIn("lena");
        String found = lena.get("/operations/letters").body();
        assertThat(found)
                .contains(FILE, "Hello {{officer}}", "Submit these letters")
                .contains("As it would leave: access/break-glass (en)", "Hello Dora Example");
        String sha256 = desk.state(LENA).sha256();
        lena.postFrom("/operations/letters", "/operations/letters", Map.of("do", "submit", "sha256", sha256));
        assertThat(lena.get("/operations/letters").body())
                .contains(
                        "Submitted. A second person", "Lena Brandt submitted 1 file on", "You submitted these letters")
                .doesNotContain("Release these letters");
        Visitor omar = signedIn("omar");
        assertThat(omar.get("/operations/letters").body())
                .contains("Release these letters", sha256, "Hello Dora Example")
                .doesNotContain("Submit these letters");
        omar.postFrom("/operations/letters", "/operations/letters", Map.of("do", "release", "sha256", sha256));
        assertThat(omar.get("/operations/letters").body()).contains("Released. Every node", "Omar Lind");
        assertThat(text()).startsWith("Hello Dora");
        write(FILE, "nothing");
        assertThat(lena.get("/operations/letters").body())
                .contains("These files cannot be submitted", "has to begin with front matter")
                .doesNotContain("Submit these letters");
    }

    /** The one who answers for the meaning sees a sentence that was turned into its opposite. */
    @Test
    void showsWhoeverReleasesWhatAnElementSaidBefore() throws IOException {
        write(FILE, letters.shipped(FILE).replace("The reason stands in the ledger", "No reason stands in the ledger"));
        LetterState found = desk.state(LENA);
        assertThat(found.unfit()).isEmpty();
        desk.submit(found.sha256(), LENA);

        assertThat(signedIn("omar").get("/operations/letters").body())
                .contains(
                        "What the letter has to say, in other words",
                        ">where-the-reason-is<",
                        "<td>The reason stands in the ledger</td><td>No reason stands in the ledger</td>");
    }

    @Test
    void hasLintedTheDirectoryWhenItStarted() {
        assertThat(jdbc.sql("select facts ->> 'problem' from casework_ledger where what = 'system.lettersRefused'"
                                + " order by number limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("sar/poem.en.md: is no letter of this house");
    }

    @Test
    void tellsOfABadFileByItselfWhileTheOldLetterStaysAndIsStillOnceItIsMended() throws IOException {
        Visitor lena = signedIn("lena");
        write(FILE, words("To {{officer}} {{name}}"));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(lena.get("/operations").body())
                        .contains(
                                "access/break-glass.en, line 25: {{name}} is not declared",
                                "Files refused",
                                "1 node with letters refused",
                                "href=\"/operations/letters\""));
        assertThat(text()).startsWith("To Dora");
        assertThat(lena.get("/operations/letters").body())
                .contains("Refused: access/break-glass.en, line 25: {{name}} is not declared");
        Files.delete(directory.resolve(FILE));
        await().atMost(Duration.ofMinutes(1))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(lena.get("/operations").body())
                        .doesNotContain("Files refused", "with letters refused"));
    }

    @Test
    void tellsWhatAnotherNodeFoundUntilThatHasEnded() {
        jdbc.sql("insert into system_letter_finding values"
                        + " ('7@other', 'x', 'sar/answer.en, line 3: is bad', '', ?)")
                .param(clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        assertThat(signedIn("lena").get("/operations").body()).contains("sar/answer.en, line 3: is bad");
        jdbc.sql("update system_letter_finding set looked_at = looked_at - interval '3 minutes' where node = '7@other'")
                .update();
        assertThat(signedIn("lena").get("/operations").body()).doesNotContain("sar/answer.en, line 3: is bad");
    }

    @Test
    void recordsOfALetterWhichTemplateMadeIt() {
        mail.deliver(
                "joana.teles@mail.example",
                SampleMails.MAILBOX,
                SampleMails.named("sar", Clock.systemUTC()).orElseThrow());
        String path = "sar/acknowledgement.en.md";
        String hash = Objects.requireNonNull(
                        letters.previews(Map.of(), Set.of(path)).get(path))
                .get(0)
                .template();
        await().atMost(Duration.ofMinutes(1))
                .untilAsserted(() -> assertThat(jdbc.sql("select count(*) from casework_ledger"
                                        + " where what = 'mail.prepared' and facts ->> 'template' = ?")
                                .param(hash)
                                .query(Long.class)
                                .single())
                        .isPositive());
    }

    @Test
    void refusesABadFileWithTheReasonWhileTheOldLetterStays() throws IOException {
        write(FILE, words("To {{officer}} {{name}}"));
        LetterState found = desk.state(LENA);
        assertThat(found.unfit()).isEqualTo("access/break-glass.en, line 25: {{name}} is not declared");
        assertThatThrownBy(() -> desk.submit(found.sha256(), LENA))
                .isInstanceOf(ActRefused.class)
                .hasMessageContaining("line 25");
        assertThat(text()).startsWith("To Dora");
        Files.delete(directory.resolve(FILE));
        write("sar/poem.en.md", "x");
        assertThat(desk.state(LENA).unfit()).isEqualTo("sar/poem.en.md: is no letter of this house");
    }

    @Test
    void refusesToReleaseWhatNobodySubmitted() {
        assertThatThrownBy(() -> desk.release("0", OMAR))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("nothing-submitted"));
        assertThatThrownBy(() -> desk.submit(desk.state(LENA).sha256(), LENA))
                .isInstanceOfSatisfying(
                        ActRefused.class, refused -> assertThat(refused.code()).isEqualTo("letters-as-they-are"));
    }

    private String words(String salutation) {
        return letters.shipped(FILE).replace("To {{officer}}\n", salutation + "\n");
    }

    private static void write(String path, String content) throws IOException {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private String text() {
        return letters.render(
                        "access/break-glass",
                        "en",
                        Map.of(
                                "reference", "SAR-2026-000001",
                                "entityName", "Example",
                                "officer", "Dora",
                                "admitted", "Ada",
                                "second", "Ben",
                                "askedOn", "today"))
                .text();
    }

    private static Acting acting(String who, Role role) {
        return new Acting(who, Set.of(role), "", UUID.randomUUID());
    }
}
