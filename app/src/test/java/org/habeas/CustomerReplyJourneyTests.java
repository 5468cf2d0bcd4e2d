package org.habeas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.ColorScheme;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.habeas.browser.Look;
import org.habeas.browser.Person;
import org.habeas.browser.Window;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.legalprocess.Authenticity;
import org.habeas.legalprocess.Channel;
import org.habeas.legalprocess.CustomerNoticeDesk;
import org.habeas.legalprocess.Demand;
import org.habeas.legalprocess.DemandEntry;
import org.habeas.legalprocess.HandEntry;
import org.habeas.legalprocess.Identifier;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.LegalFiles;
import org.habeas.legalprocess.LegalProcessDesk;
import org.habeas.legalprocess.NoticeRoute;
import org.habeas.legalprocess.Particulars;
import org.habeas.legalprocess.ProductionDesk;
import org.habeas.legalprocess.ReviewDecision;
import org.habeas.legalprocess.ReviewDesk;
import org.habeas.legalprocess.TargetEntry;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.system.demo.DemoMail;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A customer answers the notice with their mail program instead of the link, and somebody has to read it. */
class CustomerReplyJourneyTests extends CaseStory {

    private static final Acting LENA = new Acting("lena", Set.of(Role.LEGAL), "", UUID.randomUUID());
    private static final String UNREAD = "production-needs-replies-read";

    private @Nullable Requester customer;

    @Autowired
    private LegalProcessDesk desk;

    @Autowired
    private ReviewDesk review;

    @Autowired
    private CustomerNoticeDesk notices;

    @Autowired
    private ProductionDesk production;

    @Autowired
    private LegalFiles files;

    @Test
    void staysProductionUntilAPersonHasReadTheMailThatObjects() {
        CaseReference reference = noticed();
        assertThat(missing(reference)).doesNotContain(UNREAD);
        DemoMail notice = customer().received().get(0);

        customer().answers(notice, "I do not want you to hand over anything of mine. My lawyer will go to court.");

        awaitTask(reference, "userTask_readReply");
        assertThat(missing(reference)).contains(UNREAD);
        List<String> faults = new ArrayList<>();
        for (Window window : List.of(Window.DESK, Window.PHONE)) {
            for (ColorScheme theme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                Person looker = nobody(window, theme).signIn("lena");
                looker.open("/cases/" + reference + "?task=userTask_readReply");
                assertThat(looker.reads()).contains("Is this an objection?", "My lawyer will go to court");
                faults.addAll(new Look(window, theme == ColorScheme.DARK).at("legal-reply", looker));
            }
        }
        Person lena = person("lena");
        lena.open("/cases/" + reference + "?task=userTask_readReply");
        lena.press("Record what the mail is");
        assertThat(lena.reads()).contains("Say whether the mail is an objection");
        faults.addAll(new Look(Window.DESK, false).at("legal-reply-refused", lena));
        lena.choose("Yes, the customer objects; production is stayed");
        lena.choose("1. Account acct-88213");
        lena.press("Record what the mail is");

        awaitTask(reference, "userTask_decideObjection");
        assertThat(openTasks(reference)).doesNotContain("userTask_readReply");
        assertThat(missing(reference)).doesNotContain(UNREAD).contains("production-needs-objection");
        assertThat(acts(reference)).contains("legal.replied", "legal.replyObjects", "legal.objected");
        faults.addAll(seals(lena, reference));
        assertThat(faults).as("faults of pages").isEmpty();
    }

    @Test
    void holdsProductionWhileTheAnswerOfSomebodyElseWaitsForAPerson() {
        CaseReference reference = noticed();
        Requester lawyer = requester("Lea Lawyer");
        lawyer.answers(customer().received().get(0), "I write for Otis Brightwater, who objects.");

        await().atMost(SOON)
                .until(() ->
                        jdbc.sql("select count(*) from mailroom_holding where suggestions = ? and resolved_at is null")
                                        .param(reference.value())
                                        .query(Integer.class)
                                        .single()
                                == 1);
        assertThat(catchThrowable(() -> production(reference))).hasMessageContaining("waits in the holding area");
    }

    /** The reminder that nobody holds a new case reached those who answer for it, once, without a word of what it is. */
    @Test
    void remindsTheLegalLeadGeneralCounselAndTheOfficerByMail() {
        CaseReference reference = noticed();
        for (String address : List.of(
                "lena.brandt@larkfield.example", "general-counsel@larkfield.example", "dpo@larkfield.example")) {
            await().atMost(SOON).untilAsserted(() -> assertThat(mail.received(address))
                    .filteredOn(one -> one.subject().equals(reference + ": nobody holds this case"))
                    .singleElement()
                    .satisfies(one -> assertThat(one.toString())
                            .contains("/cases/" + reference)
                            .doesNotContain("acct-88213")
                            .doesNotContain("Calder")));
        }
    }

    /** Whoever works the case can seal it from its page, and open it again. */
    private List<String> seals(Person lena, CaseReference reference) {
        open(lena, reference);
        lena.unfold("Make it exist for a few people only");
        List<String> faults = new ArrayList<>(new Look(Window.DESK, false).at("legal-seal", lena));
        lena.choose("Omar Lindholm");
        lena.type("Reason", "A court forbids to tell");
        lena.press("Seal this case");
        open(lena, reference);
        assertThat(lena.reads("#roster")).contains("This case is sealed", "You\nsince", "Omar Lindholm\nsince");
        lena.unfold("Change the roster");
        faults.addAll(new Look(Window.DESK, false).at("legal-sealed", lena));
        assertThat(person("august").open("/cases/" + reference)).isEqualTo(404);
        lena.type("Reason to open the case to all who read such cases", "The order has expired");
        lena.press("Remove the seal");
        assertThat(person("august").open("/cases/" + reference)).isEqualTo(200);
        assertThat(acts(reference)).contains("access.sealed", "access.unsealed");
        return faults;
    }

    /** A warrant about an account of the customer, cleared, whose notice the customer's server has taken. */
    private CaseReference noticed() {
        jdbc.sql("insert into casework_directory (email, standing, customer, account)"
                        + " values (?, 'ACCOUNT_HOLDER', 'Brightwater', 'a-1') on conflict do nothing")
                .param(customer().address())
                .update();
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
        CaseReference reference = desk.enter(
                new HandEntry(Channel.POST, today, null, "en", new HandEntry.Upload("warrant.pdf", pdf())), LENA);
        awaitTask(reference, "userTask_recordDemand");
        // Within the same instant the reminder that nobody holds it moves the workflow.
        await().atMost(SOON).until(() -> acts(reference).contains("legal.escalated"));
        desk.record(
                reference,
                new DemandEntry(
                        new Demand(
                                InstrumentType.SEARCH_WARRANT,
                                "US",
                                null,
                                DataCategory.CONTENT,
                                true,
                                false,
                                Set.of(),
                                false),
                        new Particulars("Calder County District Court", "", "", "", "26-SW-01187", "", ""),
                        today,
                        null,
                        List.of(new TargetEntry(
                                Identifier.ACCOUNT,
                                "acct-88213",
                                "Brightwater Co-op",
                                customer().address())),
                        false,
                        Set.of()),
                version(reference),
                LENA);
        desk.authenticate(reference, Authenticity.GENUINE, "Called the clerk", version(reference), LENA);
        review.review(
                reference,
                ReviewDecision.COMPLY,
                DataCategory.NON_CONTENT,
                "Valid on its face",
                version(reference),
                LENA);
        awaitTask(reference, "userTask_decideNotice");
        notices.decide(reference, Map.of(1, NoticeRoute.NOTIFY), Map.of(), "", version(reference), LENA);
        await().atMost(SOON).until(() -> acts(reference).contains("legal.noticeGiven"));
        return reference;
    }

    private void production(CaseReference reference) {
        UUID file = production
                .addFile(reference, new HandEntry.Upload("logins.csv", new byte[] {1, 2, 3}), LENA)
                .id();
        production.prepare(reference, 1, Map.of(file, DataCategory.NON_CONTENT), version(reference), LENA);
    }

    private List<String> missing(CaseReference reference) {
        return files.open(reference, LENA).targets().get(0).conditions().stream()
                .filter(one -> !one.met())
                .map(LegalFile.Need::code)
                .toList();
    }

    private long version(CaseReference reference) {
        return files.open(reference, LENA).version();
    }

    private Requester customer() {
        Requester known = customer;
        if (known == null) {
            known = requester("Otis Brightwater");
            customer = known;
        }
        return known;
    }

    private static byte[] pdf() {
        return "%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"
                .getBytes(StandardCharsets.US_ASCII);
    }
}
