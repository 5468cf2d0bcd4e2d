package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.CaseReference;
import org.habeas.casework.clock.CaseClock;
import org.habeas.casework.clock.CaseClocks;
import org.habeas.casework.clock.ClockQuestion;
import org.habeas.casework.clock.ClockResult;
import org.habeas.casework.clock.Deadline;
import org.habeas.casework.clock.LawBook;
import org.habeas.casework.clock.WorkingCalendars;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

@InboxTest
class PagesIntegrationTests {

    private static final String TASK = "userTask_decideIdentity";

    @Autowired
    MockMvc mvc;

    @Autowired
    Samples samples;

    @Autowired
    CaseClocks clocks;

    @Autowired
    FormDrafts drafts;

    @Autowired
    InboxDesk desk;

    @Autowired
    Post post;

    @Autowired
    JdbcClient jdbc;

    private CaseReference reference;
    private UUID task;

    @BeforeEach
    void openACase() {
        samples.clear();
        reference = samples.full();
        task = samples.task(
                reference,
                TASK,
                "Decide on identity",
                "A copy of my data <script>alert(1)</script>",
                "Joana Teles",
                "Access",
                "en",
                LocalDate.of(2027, 1, 4),
                null,
                null,
                "caseworker");
    }

    @Test
    void drawsEveryPageWithoutInlineStyleOrScript() throws Exception {
        CaseClock clock = clocks.of(reference).get(0);
        for (String path : List.of(
                "/inbox",
                "/inbox?queue=mine",
                "/inbox?queue=team&due=overdue&language=de",
                "/cases",
                "/cases?search=unknown&standing=open",
                "/cases/" + reference,
                "/cases/" + reference + "?mail=" + Post.ANSWER,
                "/cases/" + reference + "/clocks/" + clock.id(),
                "/cases/" + reference + "/preview/" + Post.ANSWER,
                "/profile",
                "/keys")) {
            MockHttpServletResponse page = get("nadia", path);
            assertThat(page.getStatus()).as(path).isEqualTo(200);
            assertThat(page.getContentAsString())
                    .as(path)
                    .contains("</html>")
                    .doesNotContain(" style=", "<style", "onclick", "javascript:", "http://", "<script>");
        }
    }

    @Test
    void servesEveryStyleSheetAndScriptOfAPageForEver() throws Exception {
        Matcher address = Pattern.compile("(?:href|src)=\"(/assets/[^\"]+)\"")
                .matcher(get("nadia", "/cases/" + reference).getContentAsString());
        int files = 0;
        while (address.find()) {
            files++;
            MockHttpServletResponse file = get("nadia", address.group(1));
            assertThat(file.getStatus()).as(address.group(1)).isEqualTo(200);
            assertThat(address.group(1)).matches(".*-[0-9a-f]{32}\\.(css|js|svg)");
            assertThat(file.getHeader("Cache-Control")).contains("max-age=31536000", "immutable");
        }
        assertThat(files).isGreaterThanOrEqualTo(7);
    }

    @Test
    void saysInWordsThatACaseDoesNotExist() throws Exception {
        for (String path : List.of("/cases/SAR-2026-999999", "/cases/../x<y>", "/cases/nonsense", "/nothing")) {
            MockHttpServletResponse page = get("nadia", path);
            assertThat(page.getStatus()).as(path).isEqualTo(404);
        }
        assertThat(get("nadia", "/cases/SAR-2026-999999").getContentAsString())
                .contains("There is no such case", "SAR-2026-999999");
    }

    @Test
    void showsTheAdministratorNoContentOfAnyCase() throws Exception {
        for (String path : List.of(
                "/inbox",
                "/cases",
                "/cases/" + reference,
                "/cases/" + reference + "/preview/" + Post.ANSWER,
                "/cases/" + reference + "/mail/" + Post.REQUEST + "/raw",
                "/cases/" + reference + "/mail/" + Post.REQUEST + "/view",
                "/cases/" + reference + "/diagram")) {
            MockHttpServletResponse page = get("root", path);
            assertThat(page.getStatus()).as(path).isEqualTo(403);
            assertThat(page.getContentAsString())
                    .as(path)
                    .contains("You may not do this")
                    .containsPattern(
                            "<p class=\"mt-3\">Only intake, a caseworker, an approver, legal, the breach lead, a reporter or an"
                                    + " auditor may read (this case|the inbox|the list of cases)\\.</p>")
                    .doesNotContain("Joana");
        }
    }

    @Test
    void letsTheAuditorReadAndChangeNothing() throws Exception {
        assertThat(get("ebba", "/cases/" + reference).getContentAsString())
                .contains("Joana Teles")
                .doesNotContain("data-act=");
        assertThat(post("ebba", "/inbox/items/" + task + "/claim").getStatus()).isEqualTo(403);
    }

    @Test
    void escapesWhatMailsSay() throws Exception {
        assertThat(get("nadia", "/inbox").getContentAsString())
                .contains("A copy of my data &lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(get("nadia", "/cases/" + reference).getContentAsString())
                .contains("&lt;b&gt;I have already moved&lt;/b&gt;");
    }

    @Test
    void claimsReleasesAndSaysWhoHoldsATask() throws Exception {
        MockHttpServletResponse claimed = post("nadia", "/inbox/items/" + task + "/claim", "back", "/inbox?queue=team");
        assertThat(claimed.getRedirectedUrl()).isEqualTo("/inbox?queue=team");
        assertThat(get("nadia", "/inbox?queue=mine").getContentAsString()).contains(reference.value(), "Release");
        assertThat(get("ines", "/cases/" + reference).getContentAsString())
                .contains("Nadia Ferro works on this", "Take over from Nadia Ferro")
                .doesNotContain("Record the decision");

        post("nadia", "/inbox/items/" + task + "/release");
        assertThat(get("nadia", "/inbox?queue=mine").getContentAsString()).contains("You hold no task");
    }

    @Test
    void neverLeadsToAnotherHostAfterAClaim() throws Exception {
        for (String back : List.of("https://evil.example", "//evil.example/inbox", "/inbox\\@evil", "/inbox?x={a}")) {
            assertThat(post("nadia", "/inbox/items/" + task + "/claim", "back", back)
                            .getRedirectedUrl())
                    .as(back)
                    .isEqualTo("/inbox");
        }
    }

    @Test
    void tellsForEachOfManyTasksWhatBecameOfIt() throws Exception {
        UUID held = samples.task(
                reference, "userTask_readReply", "Read", "t", "w", "Access", "en", null, null, "ines", "caseworker");
        var result = mvc.perform(MockMvcRequestBuilders.post("/inbox/bulk")
                        .principal(() -> "nadia")
                        .param(
                                "pick",
                                task.toString(),
                                held.toString(),
                                UUID.randomUUID().toString())
                        .param("do", "claim"))
                .andReturn();
        @SuppressWarnings("unchecked")
        List<InboxDesk.BulkOutcome> outcomes = (List<InboxDesk.BulkOutcome>)
                java.util.Objects.requireNonNull(result.getFlashMap().get("outcomes"));

        assertThat(outcomes).extracting(InboxDesk.BulkOutcome::done).startsWith(true, false);
        assertThat(mvc.perform(MockMvcRequestBuilders.get("/inbox")
                                .principal(() -> "nadia")
                                .flashAttrs(
                                        Map.of("outcomes", outcomes.subList(0, 2), "bulkAct", InboxDesk.BulkAct.CLAIM)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("1 task claimed", "1 not:", "Ines Calder holds this task", "Undo");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "CLAIM", "delete", "claim,claim"})
    void doesNothingOnAnUnknownVerb(String verb) throws Exception {
        MockHttpServletResponse page = post("nadia", "/inbox/bulk", "pick", task.toString(), "do", verb);

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString()).contains("Choose to claim or to release the tasks. Nothing was changed.");
        assertThat(post("nadia", "/inbox/bulk", "pick", task.toString()).getStatus())
                .as("no verb at all")
                .isEqualTo(422);
        assertThat(get("nadia", "/inbox?queue=mine").getContentAsString()).contains("You hold no task");
    }

    @Test
    void claimsNoneOfManyTasksWhenOneIsNoTask() throws Exception {
        MockHttpServletResponse page =
                post("nadia", "/inbox/bulk", "pick", task.toString(), "pick", "nonsense", "do", "claim");

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString()).contains("One of the tasks picked is none of Habeas.");
        assertThat(get("nadia", "/inbox?queue=mine").getContentAsString()).contains("You hold no task");
    }

    @Test
    void keepsWhatWasTypedBesideItsFaults() throws Exception {
        MockHttpServletResponse page =
                post("nadia", "/cases/" + reference + "/tasks/" + TASK, "reason", "Known & <b>trusted</b>");

        assertThat(page.getStatus()).isEqualTo(422);
        assertThat(page.getContentAsString())
                .contains("2 answers need another look", "href=\"#outcome\"", "Known &amp; &lt;b&gt;trusted&lt;/b&gt;");
    }

    @Test
    void showsWhatSomebodyFasterStoredBesideWhatWasTyped() throws Exception {
        MockHttpServletResponse page =
                post("nadia", "/cases/" + reference + "/tasks/" + TASK, "version", "stale", "reason", "Mine");

        assertThat(page.getStatus()).isEqualTo(409);
        assertThat(page.getContentAsString())
                .contains("Somebody changed this while you were typing", "<mark>Mine</mark>", "Known address", "Same");
    }

    @Test
    void keepsDraftsOnTheServerSealedAndForTheirWriterOnly() throws Exception {
        MockHttpServletResponse kept =
                post("nadia", "/cases/" + reference + "/drafts/" + TASK, "reason", "Half a thought", "_csrf", "t");

        assertThat(kept.getContentAsString()).isEqualTo("{\"saved\":\"10:42\"}");
        assertThat(get("nadia", "/cases/" + reference).getContentAsString())
                .contains("Half a thought", "Draft saved 10:42");
        assertThat(get("ines", "/cases/" + reference).getContentAsString()).doesNotContain("Half a thought");
        assertThat(drafts.load(reference, TASK, InboxApplication.acting("nadia")))
                .containsExactly(Map.entry("reason", "Half a thought"));
        assertThat(jdbc.sql("select sealed from inbox_form_draft where case_reference = ?")
                        .param(reference.value())
                        .query(byte[].class)
                        .list())
                .allSatisfy(bytes -> assertThat(new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1))
                        .doesNotContain("thought"));

        drafts.discard(reference, TASK, InboxApplication.acting("ines"));
        assertThat(get("nadia", "/cases/" + reference).getContentAsString()).doesNotContain("Half a thought");
    }

    @ParameterizedTest
    @ValueSource(strings = {"userTask_sortRequest", "anything", "userTask_decideidentity"})
    void keepsNoDraftOfAFormThatIsNotOpen(String form) throws Exception {
        MockHttpServletResponse refused = post("nadia", "/cases/" + reference + "/drafts/" + form, "reason", "x");

        assertThat(refused.getStatus()).isEqualTo(404);
        assertThat(refused.getContentAsString()).contains("This case has no open task of that name");
        assertThat(drafts.load(reference, form, InboxApplication.acting("nadia")))
                .isEmpty();
        assertThat(post("nadia", "/cases/SAR-2026-999999/drafts/" + TASK, "reason", "x")
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void keepsNoDraftThatIsTooLong() throws Exception {
        MockHttpServletResponse refused =
                post("nadia", "/cases/" + reference + "/drafts/" + TASK, "reason", "x".repeat(200_001));

        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("too long to be kept as a draft");
        assertThat(post("ebba", "/cases/" + reference + "/drafts/" + TASK, "reason", "x")
                        .getStatus())
                .isEqualTo(403);
    }

    @Test
    void opensTheLatestMailThatCameInAndLeadsToTheOthers() throws Exception {
        post.reply(reference);

        String page = get("nadia", "/cases/" + reference).getContentAsString();
        assertThat(page)
                .contains("Here is the proof you asked for")
                .doesNotContain("please send me a copy of everything");
        assertThat(page).contains("?mail=" + Post.REQUEST, "?mail=" + Post.REPLY + "\" aria-current=\"true\"");
        assertThat(get("nadia", "/cases/" + reference + "?mail=" + Post.REQUEST).getContentAsString())
                .contains("Please send me a copy of everything")
                .doesNotContain("Here is the proof");
    }

    @Test
    void tellsTheStoryShortlyWithTheLedgerFoldedAway() throws Exception {
        for (int act = 0; act < 12; act++) {
            samples.assigned(reference, TASK, "ines", InboxApplication.acting("tomas"));
        }

        String page = get("nadia", "/cases/" + reference).getContentAsString();
        String recent = page.substring(page.indexOf("id=\"timeline\""), page.indexOf("id=\"earlier\""));
        assertThat(recent).contains("Assigned a task to Ines Calder: decide identity", "<b>Tomas Reyl</b>");
        assertThat(recent.split("hb-timeline__it", -1)).hasSize(9);
        assertThat(recent.replaceAll("(?s)<details.*?</details>", ""))
                .as("outside what is folded")
                .doesNotContain("task.assigned", "userTask_");
        assertThat(recent).contains("task.assigned", ">" + TASK + "<");
        assertThat(page.substring(page.indexOf("id=\"earlier\"")))
                .contains("Show what happened before, ", "Mail received, this case opened");
    }

    @Test
    void countsACaseByItsClocksAlsoWithoutATask() throws Exception {
        samples.clear();
        InboxDesk.AtRisk before = desk.atRisk(InboxApplication.acting("root"));
        CaseReference late = samples.full();
        jdbc.sql(
                        "update casework_clock set due = date '2026-12-20' where case_reference = ? and rule_id = 'promise-30d'")
                .param(late.value())
                .update();

        assertThat(desk.atRisk(InboxApplication.acting("root")))
                .isEqualTo(new InboxDesk.AtRisk(0, 0, before.overdueCases() + 1, before.soonCases()));
        assertThat(get("nadia", "/cases?standing=overdue").getContentAsString()).contains(late.value());
        jdbc.sql(
                        "update casework_clock set due = date '2026-12-28' where case_reference = ? and rule_id = 'promise-30d'")
                .param(late.value())
                .update();
        assertThat(desk.atRisk(InboxApplication.acting("root")).soonCases()).isEqualTo(before.soonCases() + 1);
        assertThat(get("nadia", "/cases?standing=soon").getContentAsString()).contains(late.value());
    }

    @Test
    void showsAgainWhatWasTypedBeforeTheSessionEnded() throws Exception {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                TypedForm.ATTRIBUTE,
                new TypedForm("/cases/" + reference + "/tasks/" + TASK, Map.of("reason", List.of("Typed before"))));

        String page = mvc.perform(MockMvcRequestBuilders.get("/cases/" + reference)
                        .principal(() -> "nadia")
                        .session(session))
                .andReturn()
                .getResponse()
                .getContentAsString();

        assertThat(page)
                .contains("You were signed out. What you typed is still here; nothing was sent.", "Typed before");
        assertThat(session.getAttribute(TypedForm.ATTRIBUTE)).isNull();
    }

    @Test
    void boxesTheFormattedMailInByAPolicyOfItsOwn() throws Exception {
        MockHttpServletResponse view = get("nadia", "/cases/" + reference + "/mail/" + Post.REQUEST + "/view");

        assertThat(view.getHeader("Content-Security-Policy"))
                .isEqualTo(
                        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox");
    }

    @Test
    void givesTheRawMailByteForByte() throws Exception {
        MockHttpServletResponse raw = get("nadia", "/cases/" + reference + "/mail/" + Post.REQUEST + "/raw");

        assertThat(raw.getContentAsByteArray()).isEqualTo(Post.RAW);
        assertThat(raw.getHeader("Content-Disposition")).startsWith("attachment");
        assertThat(raw.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
    }

    @Test
    void showsExactlyWhatLeavesAndTheBarOnlyToWhoMayDecide() throws Exception {
        String path = "/cases/" + reference + "/preview/" + Post.ANSWER;

        assertThat(get("tomas", path).getContentAsString())
                .contains(Post.SHA256, "k7v2qe.412@northwind.example", "joana.teles@example.org", "answer.pdf")
                .contains("Approve and send to the requester");
        assertThat(get("nadia", path).getContentAsString()).doesNotContain("Approve and send to the requester");
        assertThat(get("nadia", "/cases/" + reference + "/preview/" + UUID.randomUUID())
                        .getStatus())
                .isEqualTo(404);
    }

    @Test
    void tellsWhyADateIsWhatItIs() throws Exception {
        CaseClock promise = clocks.of(reference).stream()
                .filter(clock -> clock.ruleId().equals("promise-30d"))
                .findFirst()
                .orElseThrow();

        assertThat(get("nadia", "/cases/" + reference + "/clocks/" + promise.id())
                        .getContentAsString())
                .contains("Why Sunday 3 January 2027", "UNVERIFIED", "promise-30d", "Sun 3 Jan 2027")
                .contains("Letters behind the dates", "waiting for identity, answered on");
        assertThat(get("nadia", "/cases/" + reference).getContentAsString())
                .contains("Why 3 January")
                .contains("Our own target: Fri 1 Jan 2027, before the move to a working day")
                .doesNotContain("Our own target: Sun 3 Jan 2027");
    }

    @Test
    void leadsFromADateToThePrintedLetterThatMovedIt() throws Exception {
        UUID printed = samples.extendedByPost(reference);
        CaseClock extended = clocks.of(reference).stream()
                .filter(CaseClock::extended)
                .findFirst()
                .orElseThrow();

        assertThat(get("nadia", "/cases/" + reference + "/clocks/" + extended.id())
                        .getContentAsString())
                .contains("/cases/" + reference + "/documents/" + printed, "extension-sheet-1.pdf");
    }

    @Test
    void showsTheDateOfTheCaseAndWhatTheLawPacksSayToday() throws Exception {
        CaseClock promise = clocks.of(reference).stream()
                .filter(clock -> clock.ruleId().equals("promise-30d"))
                .findFirst()
                .orElseThrow();
        assertThat(get("nadia", "/cases/" + reference + "/clocks/" + promise.id())
                        .getContentAsString())
                .doesNotContain("give another date");
        jdbc.sql("update casework_clock set due = date '2027-01-13', rule = jsonb_set(rule, '{duration}', '40')"
                        + " where id = ?")
                .param(promise.id())
                .update();

        assertThat(get("nadia", "/cases/" + reference + "/clocks/" + promise.id())
                        .getContentAsString())
                .contains(
                        "The law packs or calendars give another date today",
                        "Wed 13 Jan 2027",
                        "Sun 3 Jan 2027",
                        "/acts/take-new-law");
    }

    @Test
    void showsTheDateOfTheCaseAndWhatAnotherListOfHolidaysSays() throws Exception {
        CaseClock month = clocks.of(reference).stream()
                .filter(clock -> clock.ruleId().equals("eu-gdpr-12-3-respond"))
                .findFirst()
                .orElseThrow();
        jdbc.sql(
                        "update casework_clock set due = date '2027-01-05',"
                                + " result = jsonb_set(result, '{calendarEdition}', '\"Jollyday 1.7, de.xml 00ff\"') where id = ?")
                .param(month.id())
                .update();

        assertThat(pageOf("eu-gdpr-12-3-respond"))
                .contains(
                        "The law packs or calendars give another date today",
                        "Tue 5 Jan 2027",
                        "version 1, holidays Jollyday 1.7, de.xml 00ff",
                        "with the holidays of " + month.calendarEdition(),
                        "Mon 4 Jan 2027");
    }

    @Test
    void tellsProgramsWhyADateIsWhatItIs() throws Exception {
        assertThat(get("nadia", "/api/v1/cases/" + reference + "/clocks").getContentAsString())
                .contains(
                        "\"rule\":\"promise-30d\"",
                        "\"fulfilledBy\":\"RESPOND\"",
                        "\"due\":\"2027-01-03\"",
                        "\"verified\":\"UNVERIFIED\"",
                        "\"derivation\":[{\"step\":\"rule\"",
                        "\"today\":null");
    }

    @Test
    void marksEveryDateThatRestsOnWhatNobodyComparedWithItsLaw() throws Exception {
        CaseClock month = clocks.of(reference).stream()
                .filter(clock -> clock.ruleId().equals("eu-gdpr-12-3-respond"))
                .findFirst()
                .orElseThrow();
        assertThat(month.isRuleUnverified()).isFalse();

        assertThat(get("nadia", "/cases/" + reference + "/clocks/" + month.id()).getContentAsString())
                .contains("Mon 4 Jan 2027 (UNVERIFIED)", "nobody has compared what a pause does with the law");
        assertThat(get("nadia", "/api/v1/cases/" + reference + "/clocks").getContentAsString())
                .containsPattern("\"rule\":\"eu-gdpr-12-3-respond\"[^{]*\"verified\":\"UNVERIFIED\"");
        assertThat(get("nadia", "/inbox").getContentAsString()).doesNotContain("UNVERIFIED");
        jdbc.sql("update work_item set flags = array['unverified'] where id = ?")
                .param(task)
                .update();
        assertThat(get("nadia", "/inbox").getContentAsString()).contains("UNVERIFIED");
    }

    @Test
    void printsACommandThatComesToTheSameDates() throws Exception {
        CaseClock month = clocks.of(reference).stream()
                .filter(clock -> clock.ruleId().equals("eu-gdpr-12-3-respond"))
                .findFirst()
                .orElseThrow();
        String page =
                get("nadia", "/cases/" + reference + "/clocks/" + month.id()).getContentAsString();
        int from = page.indexOf("./habeas clock ");
        List<String> words =
                List.of(page.substring(from, page.indexOf('<', from)).split(" ", -1));

        Map<String, String> options = new HashMap<>();
        List<String> events = new ArrayList<>();
        for (int i = 2; i < words.size(); i += 2) {
            String value = words.get(i + 1);
            switch (words.get(i)) {
                case "--event" -> events.add(value);
                case "--extend" -> events.add("extend:" + value);
                default -> options.put(words.get(i), value);
            }
        }
        ClockQuestion question = new ClockQuestion(
                String.valueOf(options.get("--rule")),
                String.valueOf(options.get("--anchor")),
                String.valueOf(options.get("--zone")),
                String.valueOf(options.get("--calendar")),
                String.join(";", events));
        ClockResult offline =
                ((ClockQuestion.Computed) question.answer(LawBook.shipped(), new WorkingCalendars())).result();

        assertThat(events).isNotEmpty().isEqualTo(month.events());
        assertThat(offline.due()).isEqualTo(Deadline.on(Objects.requireNonNull(month.due())));
        assertThat(offline.derivation()).isEqualTo(month.derivation());
    }

    @Test
    void saysWhoseWorkingDaysADateCounts() throws Exception {
        assertThat(pageOf("eu-gdpr-12-3-respond"))
                .contains("DE: the rule names no calendar, so the working days of the legal entity count");
        assertThat(pageOf("promise-30d")).doesNotContain("working days of the legal entity");
    }

    private String pageOf(String rule) throws Exception {
        CaseClock one = clocks.of(reference).stream()
                .filter(clock -> clock.ruleId().equals(rule))
                .findFirst()
                .orElseThrow();
        return get("nadia", "/cases/" + reference + "/clocks/" + one.id()).getContentAsString();
    }

    @Test
    void countsWhatCameSinceThePageWasDrawn() throws Exception {
        assertThat(get("nadia", "/inbox/news?queue=team&since=2026-12-21T09:00:00Z")
                        .getContentAsString())
                .contains("1 new, show it")
                .doesNotContain("<html");
        assertThat(get("nadia", "/inbox/news?queue=team&since=2026-12-21T09:42:00Z")
                        .getContentAsString())
                .doesNotContain("new, show");
    }

    @Test
    void remembersThemeAndKeysAndRecordsTheChange() throws Exception {
        post("ines", "/profile", "theme", "dark");

        assertThat(get("ines", "/inbox").getContentAsString())
                .contains("data-theme=\"dark\"")
                .doesNotContain("data-keys=");
        post("ines", "/profile", "theme", "auto", "keys", "true");
        assertThat(get("ines", "/inbox").getContentAsString()).contains("data-theme=\"auto\"", "data-keys=\"on\"");
        assertThat(jdbc.sql("select count(*) from casework_ledger where what = 'profile.changed' and who = 'ines'")
                        .query(Long.class)
                        .single())
                .isEqualTo(2);
    }

    @Test
    void leadsFromAFinishedTaskToTheNextCase() throws Exception {
        CaseReference other = samples.full();
        samples.task(
                other, TASK, "Decide", "t", "w", "Access", "en", LocalDate.of(2026, 12, 22), null, null, "caseworker");

        assertThat(get("nadia", "/inbox/next?after=" + reference).getRedirectedUrl())
                .isEqualTo("/cases/" + other);
        assertThat(get("nadia", "/cases/" + other + "?done=" + reference).getContentAsString())
                .contains("autofocus", "Next is this case");
    }

    @Test
    void givesTasksAndCasesToPrograms() throws Exception {
        assertThat(get("nadia", "/api/v1/tasks?queue=team&size=1").getContentAsString())
                .contains("\"total\":1", "\"reference\":\"" + reference + "\"", "\"next\":null");
        assertThat(post("nadia", "/api/v1/tasks/" + task + "/claim").getContentAsString())
                .contains("\"assignee\":\"nadia\"");
        assertThat(post("nadia", "/api/v1/tasks/" + task + "/release").getContentAsString())
                .contains("\"assignee\":null");
        assertThat(get("nadia", "/api/v1/cases/" + reference).getContentAsString())
                .contains(
                        "\"version\":7",
                        "\"clocks\":[",
                        "\"due\":\"2027-01-03\"",
                        "Mail received, this case opened",
                        "tickets.csv");
    }

    private MockHttpServletResponse get(String account, String path) throws Exception {
        return answer(
                account,
                MockMvcRequestBuilders.get(java.net.URI.create(
                        path.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E"))));
    }

    private MockHttpServletResponse post(String account, String path, String... fields) throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(path);
        for (int index = 0; index < fields.length; index += 2) {
            request.param(fields[index], fields[index + 1]);
        }
        return answer(account, request);
    }

    private MockHttpServletResponse answer(String account, MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request.principal(() -> account)).andReturn().getResponse();
    }
}
