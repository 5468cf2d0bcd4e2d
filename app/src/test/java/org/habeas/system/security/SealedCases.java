package org.habeas.system.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.legalprocess.Demand;
import org.habeas.legalprocess.DemandEntry;
import org.habeas.legalprocess.Identifier;
import org.habeas.legalprocess.LegalFiles;
import org.habeas.legalprocess.LegalProcessDesk;
import org.habeas.legalprocess.Particulars;
import org.habeas.legalprocess.TargetEntry;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.legalprocess.disclosure.InstrumentType;
import org.habeas.system.Visitor;
import org.habeas.system.demo.DemoMail;
import org.habeas.system.demo.DemoMailServer;
import org.habeas.system.samples.SampleMails;
import org.habeas.transparency.TransparencyDesk;
import org.habeas.transparency.figures.Period;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.RequestMethod;

/** Makes a sealed case of each kind, with a mail, a letter, a clock, a document and a task where the kind has them. */
class SealedCases {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Acting LENA = new Acting("lena", Set.of(Role.LEGAL), "", UUID.randomUUID());

    private final LegalProcessDesk legal;
    private final LegalFiles legalFiles;
    private final TransparencyDesk reports;
    private final JdbcClient jdbc;
    private final java.time.Clock clock;

    SealedCases(
            LegalProcessDesk legal,
            LegalFiles legalFiles,
            TransparencyDesk reports,
            JdbcClient jdbc,
            java.time.Clock clock) {
        this.legal = legal;
        this.legalFiles = legalFiles;
        this.reports = reports;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One of each kind, in which the mark stands wherever people write. */
    Map<CaseKind, Sealed> make(DemoMailServer mail, Visitor lena, String mark) {
        Map<CaseKind, String> references = new EnumMap<>(CaseKind.class);
        String request = mailed(mail, SampleMails.MAILBOX, "SUBJECT_REQUEST", mark);
        references.put(CaseKind.SUBJECT_REQUEST, request);
        String demand = mailed(mail, SampleMails.LEGAL_MAILBOX, "LEGAL_PROCESS", mark);
        references.put(CaseKind.LEGAL_PROCESS, demand);
        references.put(CaseKind.BREACH, mailed(mail, SampleMails.SECURITY_MAILBOX, "BREACH", mark));
        String report =
                reports.order(Period.parse("2003-H1").orElseThrow(), "", LENA).value();
        awaitTask(report);
        references.put(CaseKind.TRANSPARENCY_REPORT, report);
        recorded(new CaseReference(demand), mark);
        held(mail, request, mark);
        Map<CaseKind, Sealed> sealed = new EnumMap<>(CaseKind.class);
        references.forEach((kind, reference) -> {
            await().atMost(PATIENCE).until(() -> quiet(reference));
            lena.postFrom(
                    "/profile", "/cases/" + reference + "/roster", Map.of("do", "seal", "reason", "A court orders it"));
            assertThat(lena.get("/cases/" + reference).body()).contains("hb-case--sealed");
            sealed.put(kind, new Sealed(reference, ids(reference)));
        });
        return sealed;
    }

    private String mailed(DemoMailServer mail, String to, String kind, String mark) {
        List<String> before = references(kind);
        mail.deliver(
                "joana." + mark + "@mail.example",
                to,
                String.join(
                                "\r\n",
                                "From: Joana " + mark + " <joana." + mark + "@mail.example>",
                                "To: <" + to + ">",
                                "Subject: About " + mark,
                                "Message-ID: <" + UUID.randomUUID() + "@mail.example>",
                                "MIME-Version: 1.0",
                                "Content-Type: multipart/mixed; boundary=part",
                                "",
                                "--part",
                                "Content-Type: text/plain",
                                "",
                                "Send me all you hold about me, " + mark + ".",
                                "--part",
                                "Content-Type: application/pdf; name=warrant.pdf",
                                "Content-Transfer-Encoding: base64",
                                "Content-Disposition: attachment; filename=warrant.pdf",
                                "",
                                Base64.getMimeEncoder().encodeToString(pdf()),
                                "--part--",
                                "")
                        .getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE).until(() -> references(kind).size() > before.size());
        String reference = references(kind).stream()
                .filter(one -> !before.contains(one))
                .findFirst()
                .orElseThrow();
        awaitTask(reference);
        return reference;
    }

    private void awaitTask(String reference) {
        await().atMost(PATIENCE).until(() -> id("select id from work_item where case_reference = ?", reference)
                .isPresent());
    }

    /** A page or an answer without what differs each time: the field against foreign forms, ids, and time that goes on. */
    static String timeless(String text) {
        return text.replaceAll("name=\"_csrf\" value=\"[^\"]+\"", "csrf")
                .replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "id")
                .replaceAll("\\d{4}-\\d{2}-\\d{2}T[\\d:.]+Z", "instant")
                .replaceAll("\\b\\d{1,2}:\\d{2}(:\\d{2})?\\b", "time")
                .replaceAll("(\\d+ h )?\\d+ (min|h)\\b", "duration")
                .replaceAll("(?i)(just now|\\d+ seconds?( ago)?|for \\d+ minutes?|\\d+ minutes? ago)", "lately");
    }

    private void recorded(CaseReference reference, String mark) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneId.of("Europe/Berlin"));
        legal.record(
                reference,
                new DemandEntry(
                        new Demand(
                                InstrumentType.SEARCH_WARRANT,
                                "US",
                                today.plusDays(30),
                                DataCategory.CONTENT,
                                true,
                                false,
                                Set.of(),
                                false),
                        new Particulars("Court of " + mark, "Judge " + mark, "", "", "SW-" + mark, "", ""),
                        today,
                        null,
                        List.of(new TargetEntry(Identifier.ACCOUNT, "acct-" + mark, "Customer " + mark, "")),
                        false,
                        Set.of()),
                legalFiles.open(reference, LENA).version(),
                LENA);
    }

    /** A mail of somebody else to the address of the case, which waits for a person in the holding area. */
    private void held(DemoMailServer mail, String reference, String mark) {
        DemoMail letter = await().atMost(PATIENCE)
                .until(() -> letterOf(reference, mail, mark), Optional::isPresent)
                .orElseThrow();
        mail.deliver(
                "lawyer." + mark + "@law.example",
                letter.replyTo(),
                String.join(
                                "\r\n",
                                "From: <lawyer." + mark + "@law.example>",
                                "To: <" + letter.replyTo() + ">",
                                "Subject: Re: " + mark,
                                "Message-ID: <" + UUID.randomUUID() + "@law.example>",
                                "",
                                "I write for her.",
                                "")
                        .getBytes(StandardCharsets.UTF_8));
        await().atMost(PATIENCE).until(() -> id("select id from mailroom_holding where suggestions = ?", reference)
                .isPresent());
    }

    /** The same person has letters of other cases too. */
    private Optional<DemoMail> letterOf(String reference, DemoMailServer mail, String mark) {
        return mail.received("joana." + mark + "@mail.example").stream()
                .filter(letter -> id(
                                "select id from mailroom_outbound_mail where case_reference = ? and message_id = ?",
                                reference,
                                letter.messageId().replaceAll("[<>]", ""))
                        .isPresent())
                .findFirst();
    }

    /** Nothing of the case is on its way any more. */
    private boolean quiet(String reference) {
        return id(
                        "select id from mailroom_outbound_mail where case_reference = ?"
                                + " and state not in ('ACCEPTED', 'PREPARED', 'WITHDRAWN')",
                        reference)
                .isEmpty();
    }

    private Map<String, String> ids(String reference) {
        Map<String, String> ids = new LinkedHashMap<>();
        Map<String, String> asked = Map.of(
                "letter", "select id from mailroom_outbound_mail where case_reference = ?",
                "mail", "select id from mailroom_inbound_mail where case_reference = ?",
                "clock", "select id from casework_clock where case_reference = ?",
                "document", "select id from casework_document where case_reference = ?",
                "task", "select id from work_item where case_reference = ?",
                "step", "select task from work_item where case_reference = ?",
                "held", "select id from mailroom_holding where suggestions = ?",
                "instant", "select id from breach_instant where reference = ?",
                "job",
                        "select j.id_ from act_ru_job j join act_ru_execution e on e.id_ = j.process_instance_id_"
                                + " where e.business_key_ = ?");
        asked.forEach((name, sql) -> id(sql, reference).ifPresent(id -> ids.put(name, id)));
        return ids;
    }

    private Optional<String> id(String sql, Object... parameters) {
        return jdbc.sql(sql + " limit 1")
                .params(parameters)
                .query((row, number) -> String.valueOf(row.getObject(1)))
                .optional();
    }

    private List<String> references(String kind) {
        return new ArrayList<>(jdbc.sql("select reference from casework_case where kind = ?")
                .param(kind)
                .query(String.class)
                .list());
    }

    /** A call of the programming interface. */
    static HttpResponse<String> call(
            int port,
            RequestMethod method,
            String address,
            @org.jspecify.annotations.Nullable String key,
            String mark) {
        HttpRequest.BodyPublisher body = HttpRequest.BodyPublishers.ofString(
                "{\"queue\":\"all\",\"find\":\"" + mark + "\",\"version\":0,\"reason\":\"I try\"}");
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + address))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .method(method.name(), method == RequestMethod.GET ? HttpRequest.BodyPublishers.noBody() : body)
                .build();
        try {
            return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static byte[] pdf() {
        return """
                %PDF-1.4
                1 0 obj
                << /Type /Catalog >>
                endobj
                xref
                0 1
                trailer << /Root 1 0 R >>
                startxref
                9
                %%EOF
                """.getBytes(StandardCharsets.US_ASCII);
    }

    /** A sealed case with the ids of what belongs to it. */
    record Sealed(String reference, Map<String, String> ids) {

        /** The id of one thing, or one that never was where this kind of case has no such thing. */
        String id(String what) {
            return ids.getOrDefault(what, UUID.randomUUID().toString());
        }

        /** The same names for a case that never was. */
        Map<String, String> never(Map<String, String> names) {
            Map<String, String> never = new LinkedHashMap<>(names);
            never.computeIfPresent("id", (name, id) -> UUID.randomUUID().toString());
            never.computeIfPresent("letter", (name, id) -> UUID.randomUUID().toString());
            String number = reference.substring(reference.lastIndexOf('-') + 1);
            String other = String.format(
                    Locale.ROOT,
                    "%s%0" + number.length() + "d",
                    reference.substring(0, reference.length() - number.length()),
                    (Long.parseLong(number) + 7_000) % (long) Math.pow(10, number.length()));
            never.computeIfPresent("ref", (name, mine) -> other);
            never.computeIfPresent("reference", (name, mine) -> other);
            return never;
        }
    }
}
