package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import com.microsoft.playwright.options.FilePayload;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.habeas.browser.Person;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.system.demo.DemoMail;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;

/** The main job of the product: a request that comes by mail is answered, in browsers and mail programs only. */
class SubjectRequestJourneyTests extends CaseStory {

    private static final Pattern CLAIMED = Pattern.compile("(?m)^Attached: (.+)$");
    private static final String MARK = "the story is told";
    private static final String SUBJECT = "Copia Wombelow";
    private static final String BODY_WORD = "Quillfeather";
    private static final String REPLY_WORD = "Brindlemoss";
    private static final String FOUND_WORD = "Saffronlatch";
    private static final String FILE_WORD = "Harrowgleam";
    private static final String ANSWER_WORD = "Tumbleverse";

    private static final List<String> STORY = List.of(
            "party.added",
            "clock.started",
            "clock.started",
            "sar.received",
            "mail.received",
            "mail.prepared",
            "mail.released",
            "sar.acknowledged",
            "mail.sent",
            "sar.letterDelivered",
            "task.claimed",
            "sar.sorted",
            "sar.identityDoubted",
            "mail.prepared",
            "sar.letterSubmitted",
            "sar.letterApproved",
            "mail.released",
            "sar.letterReleased",
            "mail.sent",
            "sar.letterDelivered",
            "clock.eventNoted",
            "clock.recomputed",
            "clock.recomputed",
            "sar.identityAsked",
            "mail.received",
            "sar.replied",
            "clock.eventNoted",
            "clock.recomputed",
            "clock.recomputed",
            "sar.identityAccepted",
            "sar.holdingRecorded",
            "document.added",
            "sar.holdingRecorded",
            "sar.collected",
            "mail.prepared",
            "sar.answerDrafted",
            "sar.answerSubmitted",
            "sar.answerApproved",
            "mail.released",
            "sar.answerReleased",
            "mail.sent",
            "sar.letterDelivered",
            "clock.met",
            "clock.met",
            "sar.closed");

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @Autowired
    private CaseClocks clocks;

    @BeforeEach
    void listenToTheLog() {
        log.start();
        root().addAppender(log);
    }

    @AfterEach
    void stopListening() {
        root().detachAppender(log);
    }

    @Test
    void answersARequestThatCameByMail() {
        Requester zelda = requester("Zelda Vantongeren");
        CaseReference reference = caseOf(() ->
                zelda.writes(SUBJECT, "Please send me a copy of all personal data. My nickname is " + BODY_WORD + "."));
        await().atMost(SOON).until(() -> zelda.received().size() == 1);
        assertThat(zelda.received().get(0).subject()).contains(reference.value());
        await().atMost(SOON).until(() -> acts(reference).contains("sar.letterDelivered"));

        Person nadia = person("nadia");
        narrow(nadia, "team", "Vantongeren");
        assertThat(nadia.reads())
                .contains(reference.value(), SUBJECT, "Zelda Vantongeren", "Sort the request", "days left");
        nadia.press(reference.value());
        assertThat(nadia.reads("#mail")).contains(BODY_WORD);
        nadia.press("Claim this task");
        assertThat(nadia.reads("#task")).contains("Yours.");
        nadia.choose("Access");
        nadia.select("Language of the answer", "English");
        nadia.press("Confirm what is asked");
        awaitTask(reference, "userTask_decideIdentity");

        askForIdentity(nadia, reference, zelda);
        acceptIdentity(nadia, reference);
        recordWhatWasFound(nadia, reference);
        String sha256 = draft(nadia, reference);
        String messageId = nadia.reads("dt:has-text('Message-ID') + dd");
        String preview = nadia.reads(".hb-leaf__body");
        byte[] seen = nadia.download("/cases/" + reference + "/mail/" + letter(reference) + "/raw");
        assertThat(sha256(seen)).isEqualTo(sha256);

        submit(nadia, reference);
        open(nadia, reference);
        assertThat(nadia.reads("#task")).contains("whoever prepared an answer never approves it");
        openPreview(nadia, reference);
        assertThat(nadia.reads()).contains("whoever prepared this letter never approves it");
        assertThat(signedIn("nadia")
                        .postFrom(
                                "/inbox",
                                "/cases/" + reference + "/tasks/userTask_approveAnswer",
                                Map.of("do", "approve", "sha256", sha256))
                        .statusCode())
                .isEqualTo(403);
        assertThat(stage(reference)).isEqualTo("SUBMITTED");

        Person omar = person("omar");
        omar.open("/inbox?queue=team");
        omar.searchesFor(reference.value());
        openPreview(omar, reference);
        assertThat(omar.reads()).contains(ANSWER_WORD, sha256);
        omar.press("Approve and send to the requester");
        awaitStage(reference, "CLOSED");
        assertThat(zelda.received()).as("acknowledgement, question and answer").hasSize(3);
        DemoMail answer = zelda.received().get(2);
        assertThat("<" + answer.messageId().replaceAll("[<>]", "") + ">").isEqualTo(messageId);
        assertThat(words(answer.text())).isEqualTo(words(preview));
        assertThat(answer.attachments()).containsExactly("account.csv");
        assertThat(CLAIMED.matcher(answer.text()).results().map(one -> one.group(1)
                        .strip()))
                .as("what the text claims attached")
                .containsExactlyElementsOf(answer.attachments());
        String delivered = new String(zelda.fetchesNewest(), StandardCharsets.ISO_8859_1);
        assertThat(delivered.lines().dropWhile(line -> line.matches("(Return-Path|Received|Date): .*")))
                .as("below its date and what the receiving server put on top, exactly what was previewed")
                .containsExactlyElementsOf(
                        new String(seen, StandardCharsets.ISO_8859_1).lines().toList());
        assertThat(delivered).containsPattern("(?m)^In-Reply-To: <").containsPattern("(?m)^References: ");

        assertThat(clocks.of(reference)).isNotEmpty().allSatisfy(clock -> assertThat(clock.metAt())
                .isNotNull());
        open(nadia, reference);
        assertThat(nadia.reads(".hb-case")).contains("Closed");
        nadia.unfold("Show what happened before");
        assertThat(nadia.reads("#timeline")).containsIgnoringCase("approved").contains("You", "Omar Lindholm");
        assertThat(acts(reference)).containsExactlyElementsOf(STORY);
        assertThat(count("select count(*) from act_ru_execution where business_key_ = ?", reference.value()))
                .as("workflow instances left")
                .isZero();
        List<String> personal = List.of(
                "Vantongeren", zelda.address(), SUBJECT, BODY_WORD, REPLY_WORD, FOUND_WORD, FILE_WORD, ANSWER_WORD);
        assertThat(engineRows()).hasSizeGreaterThan(50);
        assertThat(engineRows()).allSatisfy(row -> assertThat(personal).noneMatch(one -> holds(row, one)));
        assertThat(variableTypes()).isSubsetOf("string", "boolean", "integer", "date", "null");
        // A quiet application writes nothing at all; the mark shows that what it had written would be here.
        root().info(MARK);
        assertThat(log.list).extracting(ILoggingEvent::getFormattedMessage).contains(MARK);
        assertThat(List.copyOf(log.list)).allSatisfy(event -> assertThat(personal)
                .noneMatch(one -> (event.getFormattedMessage() + event.getThrowableProxy()).contains(one)));
        assertThat(nadia.visited()).hasSizeGreaterThan(20);
        assertThat(nadia.visited()).allSatisfy(url -> assertThat(personal)
                .noneMatch(one -> decoded(url).contains(one.toLowerCase(Locale.ROOT))));
        assertThat(omar.visited()).allSatisfy(url -> assertThat(personal)
                .noneMatch(one -> decoded(url).contains(one.toLowerCase(Locale.ROOT))));
    }

    private void askForIdentity(Person nadia, CaseReference reference, Requester zelda) {
        open(nadia, reference);
        nadia.choose("Ask them by mail");
        nadia.type("If asking: what the doubt is", "You wrote from an address that we do not know.");
        nadia.type("If asking: how they can show it", "Write again from the address of your account.");
        nadia.press("Record this decision");
        awaitTask(reference, "userTask_approveLetter");
        approveLetter(person("omar"), reference);
        await().atMost(SOON).until(() -> zelda.received().size() == 2);
        await().atMost(SOON).until(() -> {
            open(nadia, reference);
            return nadia.reads(".hb-case").contains("Paused");
        });
        assertThat(nadia.reads("#task")).contains("No task is open");
        zelda.answers(zelda.received().get(1), "Here I am again, " + REPLY_WORD + ".");
        awaitTask(reference, "userTask_decideIdentity");
        open(nadia, reference);
        assertThat(nadia.reads(".hb-case")).doesNotContain("Paused");
        nadia.press("Re: " + zelda.received().get(1).subject());
        assertThat(nadia.reads("#mail")).contains(REPLY_WORD);
    }

    private void recordWhatWasFound(Person nadia, CaseReference reference) {
        describe(nadia, reference, "Support tickets", "One ticket about " + FOUND_WORD);
        nadia.press("Record this entry");
        describe(nadia, reference, "Account", "");
        nadia.page()
                .locator("#file")
                .setInputFiles(new FilePayload(
                        "account.csv", "text/csv", ("name\n" + FILE_WORD + "\n").getBytes(StandardCharsets.UTF_8)));
        nadia.press("Record this entry");
        assertThat(nadia.reads("#task")).contains("Support tickets", "account.csv");
        nadia.press("Everything was looked for: write the answer");
        awaitTask(reference, "userTask_draftAnswer");
    }

    private void describe(Person nadia, CaseReference reference, String category, String content) {
        open(nadia, reference);
        nadia.type("Category of data", category);
        nadia.type("The data", content);
        nadia.type("Why it is used", "To keep the account");
        nadia.type("Who receives it", "nobody");
        nadia.type("How long it is kept", "until the account ends");
        nadia.type("Where it comes from", "from you");
    }

    /** Writes the answer; the hash of what the preview shows. */
    private String draft(Person nadia, CaseReference reference) {
        open(nadia, reference);
        nadia.select("What becomes of it", "Granted");
        nadia.type("Words at the head of the letter", "Thank you for your patience, " + ANSWER_WORD + ".");
        nadia.type("Automated decisions", "There are none.");
        nadia.type("Transfers to other countries", "There are none.");
        nadia.choose("account.csv");
        nadia.press("Preview exactly what leaves");
        assertThat(nadia.reads(".hb-leaf__body")).contains(ANSWER_WORD, FOUND_WORD);
        return nadia.reads("dt:has-text('SHA-256') + dd");
    }

    private List<String> engineRows() {
        return jdbc
                .sql("select table_name from information_schema.tables where table_name like 'act\\_%'")
                .query(String.class)
                .stream()
                .flatMap(table -> jdbc.sql("select t::text from " + table + " t").query(String.class).stream())
                .toList();
    }

    private List<String> variableTypes() {
        return jdbc.sql("select type_ from act_ru_variable union select var_type_ from act_hi_varinst"
                        + " union select var_type_ from act_hi_detail where var_type_ is not null")
                .query(String.class)
                .list();
    }

    /** Also as bytes, which the database writes in hexadecimal digits. */
    private static boolean holds(String row, String word) {
        return row.toLowerCase(Locale.ROOT).contains(word.toLowerCase(Locale.ROOT))
                || row.contains(HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8)));
    }

    private long count(String query, String parameter) {
        return jdbc.sql(query).param(parameter).query(Long.class).single();
    }

    private static String decoded(String url) {
        return URLDecoder.decode(url, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    private static String words(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Logger root() {
        return (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    }
}
