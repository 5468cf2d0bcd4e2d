package org.habeas.inbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.workflows.WorkItem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@InboxTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class InboxQueriesIntegrationTests {

    private static final int ROWS = 3000;
    private static final LocalDate TODAY = LocalDate.of(2026, 12, 21);
    private static final Acting NADIA = InboxApplication.acting("nadia");

    @Autowired
    InboxQueries queries;

    @Autowired
    CaseRegister register;

    @Autowired
    SearchText search;

    @Autowired
    Samples samples;

    @Autowired
    JdbcClient jdbc;

    @BeforeAll
    void fillTheTable() {
        samples.clear();
        jdbc.sql("""
                        insert into work_item (id, engine_task, case_reference, kind, task, task_name, title, who, type,
                            regime, language, due, paused_for, assignee, team, candidate_groups, priority, flags, created_at)
                        select gen_random_uuid(), 'many-' || n, 'SAR-2026-' || to_char(500000 + n * 37 % 1000, 'FM000000'),
                            'SUBJECT_REQUEST', 'userTask_sortRequest', 'Sort the request', 'Request ' || n, 'Person ' || n,
                            (array['Access', 'Erasure', 'Access, erasure'])[1 + n % 3],
                            (array['eu-gdpr', 'promise'])[1 + n % 2], (array['de', 'en', 'pt', 'und'])[1 + n % 4],
                            case when n % 11 = 0 then null else date '2026-12-21' + (n % 61) - 20 end,
                            case when n % 7 = 0 then 'identity' end,
                            (array['nadia', 'ines', null])[1 + n % 3],
                            (array['intake', 'caseworker', 'approver'])[1 + n % 3],
                            array[(array['intake', 'caseworker', 'approver'])[1 + n % 3]],
                            50, array[]::text[], timestamptz '2026-12-01 08:00:00.000001+00' + (n * 37 % 9) * interval '1 microsecond'
                        from generate_series(1, :rows) n
                        """).param("rows", ROWS).update();
    }

    @AfterAll
    void emptyTheTable() {
        samples.clear();
    }

    @Test
    void countsExactlyWhatEachListHolds() {
        for (InboxFilter narrowing : narrowings()) {
            InboxCounts counts = queries.counts(narrowing, NADIA, TODAY);
            for (Queue queue : Queue.values()) {
                assertThat(counts.in(queue))
                        .as("%s of %s", queue, narrowing)
                        .isEqualTo(all(narrowing.in(queue), 500).size());
            }
        }
    }

    @Test
    void keepsSealedCasesOutOfEveryListCountAndChoice() {
        Acting ines = InboxApplication.acting("ines");
        CaseReference sealed = samples.open();
        UUID task = samples.task(
                sealed,
                "userTask_sortRequest",
                "Sort",
                "Sealed",
                "Somebody",
                "Warrant",
                "xx",
                null,
                null,
                null,
                "caseworker");
        InboxFilter all = InboxFilter.of(Queue.ALL);
        long before = queries.counts(all, NADIA, TODAY).in(Queue.ALL);
        seal(sealed, "ines");

        assertThat(queries.counts(all, NADIA, TODAY).in(Queue.ALL)).isEqualTo(before - 1);
        assertThat(queries.counts(all, ines, TODAY).in(Queue.ALL)).isEqualTo(before);
        assertThat(all(all, 500)).extracting(WorkItem::id).doesNotContain(task);
        assertThat(queries.choices(NADIA).types())
                .extracting(InboxChoices.Choice::value)
                .doesNotContain("Warrant");
        assertThat(queries.choices(ines).types())
                .extracting(InboxChoices.Choice::value)
                .contains("Warrant");
        assertThat(register.find(CaseRegister.Standing.ALL, "", null, 500, NADIA))
                .extracting(CaseRegister.Row::reference)
                .doesNotContain(sealed);
        assertThat(register.find(CaseRegister.Standing.ALL, "", null, 500, ines))
                .extracting(CaseRegister.Row::reference)
                .contains(sealed);
        jdbc.sql("delete from work_item where id = ?").param(task).update();
    }

    private void seal(CaseReference reference, String account) {
        jdbc.sql("insert into casework_case_seal (case_reference, sealed_at, sealed_by) values (?, now(), ?)")
                .params(reference.value(), account)
                .update();
        jdbc.sql("insert into casework_roster (case_reference, account, admitted_at, admitted_by)"
                        + " values (?, ?, now(), ?)")
                .params(reference.value(), account, account)
                .update();
    }

    @Test
    void countsEachUrgencyOfTheQueue() {
        List<WorkItem> team = all(InboxFilter.of(Queue.TEAM), 500);
        InboxCounts counts = queries.counts(InboxFilter.of(Queue.TEAM), NADIA, TODAY);

        for (Urgency urgency : Urgency.values()) {
            assertThat(counts.of(urgency))
                    .as(urgency.name())
                    .isPositive()
                    .isEqualTo(team.stream()
                            .filter(item -> Urgency.of(item.due(), TODAY) == urgency)
                            .count());
        }
    }

    @Test
    void givesEveryRowOnceInOrderWhateverThePageSize() {
        Random random = new Random(7);
        List<UUID> whole = ids(all(InboxFilter.of(Queue.ALL), ROWS));
        assertThat(whole).hasSize(ROWS);
        for (int round = 0; round < 6; round++) {
            int size = 1 + random.nextInt(round == 0 ? 20 : 400);
            List<WorkItem> walked = all(InboxFilter.of(Queue.ALL), size);
            assertThat(ids(walked)).as("pages of %s", size).isEqualTo(whole);
            assertThat(new HashSet<>(ids(walked))).hasSize(ROWS);
            assertThat(walked)
                    .isSortedAccordingTo(
                            Comparator.comparing(WorkItem::due, Comparator.nullsLast(Comparator.naturalOrder()))
                                    .thenComparing(item -> item.reference().value())
                                    .thenComparing(WorkItem::createdAt));
        }
    }

    @Test
    void goesOnWhereThePageEndedWhileRowsComeAndGo() {
        TaskPage first = queries.page(InboxFilter.of(Queue.ALL), NADIA, TODAY, null, 50);
        List<WorkItem> rest = all(InboxFilter.of(Queue.ALL), ROWS).subList(50, 150);
        jdbc.sql("delete from work_item where id = ?")
                .param(first.items().get(49).id())
                .update();

        TaskPage second = queries.page(InboxFilter.of(Queue.ALL), NADIA, TODAY, first.next(), 100);

        assertThat(ids(second.items())).isEqualTo(ids(rest));
        jdbc.sql("delete from work_item where engine_task like 'many-%'").update();
        fillTheTable();
    }

    @Test
    void listsInEachQueueOnlyWhatBelongsThere() {
        assertThat(all(InboxFilter.of(Queue.MINE), 500)).isNotEmpty().allMatch(item -> item.heldBy("nadia"));
        assertThat(all(InboxFilter.of(Queue.TEAM), 500))
                .isNotEmpty()
                .allMatch(item ->
                        item.groups().contains("intake") || item.groups().contains("caseworker"));
        assertThat(all(InboxFilter.of(Queue.WAITING), 500)).isNotEmpty().allMatch(item -> item.pausedFor() != null);
        assertThat(all(InboxFilter.of(Queue.OVERDUE), 500))
                .isNotEmpty()
                .allMatch(item -> item.due() != null && item.due().isBefore(TODAY));
        assertThat(queries.counts(InboxFilter.of(Queue.UNASSIGNED), InboxApplication.acting("tomas"), TODAY)
                        .in(Queue.UNASSIGNED))
                .isPositive();
    }

    @Test
    void offersEveryValueThatOccursOnceAndInOrder() {
        InboxChoices choices = queries.choices(NADIA);

        assertThat(choices.types())
                .extracting(InboxChoices.Choice::value)
                .containsExactly("Access", "Access, erasure", "Erasure");
        assertThat(choices.regimes())
                .extracting(InboxChoices.Choice::label)
                .containsExactly("EU GDPR", "Company promise");
        assertThat(choices.languages()).extracting(InboxChoices.Choice::value).containsExactly("de", "en", "pt", "und");
    }

    @Test
    void findsCasesByNameAddressSubjectAndPartOfTheReference() {
        CaseReference reference = samples.open();
        search.put(reference, List.of("Jürgen Öztürk", "j.oeztuerk@mail.example", "Auskunft bitte"));
        UUID task = samples.task(
                reference, "userTask_sortRequest", "Sort", "t", "w", "Access", "de", TODAY, null, null, "intake");

        for (String words : new String[] {
            "jurgen", "ÖZTÜRK", "oeztuerk mail", "auskunft", reference.value().substring(9)
        }) {
            assertThat(ids(all(find(words), 50))).as(words).contains(task);
        }
        assertThat(all(find("jurgen schmidt"), 50)).isEmpty();
        assertThat(all(find("'; drop table work_item; --"), 50)).isEmpty();

        search.remove(reference);
        assertThat(all(find("jurgen"), 50)).isEmpty();
        jdbc.sql("delete from work_item where id = ?").param(task).update();
    }

    private static InboxFilter find(String words) {
        return InboxFilter.of(Queue.ALL).searching(Search.of(words));
    }

    private static List<InboxFilter> narrowings() {
        return List.of(
                InboxFilter.of(Queue.TEAM),
                InboxFilter.parse(Map.of("type", "Access")),
                InboxFilter.parse(Map.of("regime", "promise", "language", "de")),
                InboxFilter.parse(Map.of("due", "overdue")),
                InboxFilter.parse(Map.of("due", "week")),
                InboxFilter.parse(Map.of("due", "paused")),
                InboxFilter.parse(Map.of("due", "none")));
    }

    private List<WorkItem> all(InboxFilter filter, int size) {
        List<WorkItem> items = new ArrayList<>();
        Cursor after = null;
        do {
            TaskPage page = queries.page(filter, NADIA, TODAY, after, size);
            items.addAll(page.items());
            after = page.next();
        } while (after != null);
        return items;
    }

    private static List<UUID> ids(List<WorkItem> items) {
        return items.stream().map(WorkItem::id).toList();
    }
}
