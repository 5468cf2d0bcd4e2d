package org.habeas.legalprocess.web;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.legalprocess.CustomerNoticeDesk;
import org.habeas.legalprocess.HandEntry.Upload;
import org.habeas.legalprocess.LegalFile;
import org.habeas.legalprocess.LegalFiles;
import org.habeas.legalprocess.NoticeRoute;
import org.habeas.legalprocess.ObjectionDesk;
import org.habeas.legalprocess.Outcome;
import org.habeas.legalprocess.ProductionDesk;
import org.habeas.legalprocess.ReplyDesk;
import org.habeas.legalprocess.Ruling;
import org.habeas.legalprocess.SecrecyEntry;
import org.habeas.legalprocess.SecrecyKind;
import org.habeas.legalprocess.disclosure.DataCategory;
import org.habeas.workflows.model.LegalProcessModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** How customers hear of a demand, how an objection ends, and the handing over by two persons. */
@Component
class ProductionActs implements LegalAct.Source {

    private final CustomerNoticeDesk notices;
    private final ObjectionDesk objections;
    private final ReplyDesk replies;
    private final ProductionDesk production;
    private final LegalFiles files;

    ProductionActs(
            CustomerNoticeDesk notices,
            ObjectionDesk objections,
            ReplyDesk replies,
            ProductionDesk production,
            LegalFiles files) {
        this.notices = notices;
        this.objections = objections;
        this.replies = replies;
        this.production = production;
        this.files = files;
    }

    @Override
    public List<LegalAct> acts() {
        Set<Role> legal = Set.of(Role.LEGAL);
        Set<Role> second = Set.of(Role.LEGAL, Role.APPROVER);
        return List.of(
                new LegalAct(Steps.DECIDE_NOTICE, legal, "notice", file -> Map.of(), this::notice),
                new LegalAct(
                        Steps.ASK_EXTENSION,
                        legal,
                        "extension",
                        file -> Map.of(),
                        (r, f, file, who) -> extension(r, f, who)),
                new LegalAct(Steps.APPROVE_EMERGENCY, second, "emergency", file -> Map.of(), (r, f, file, who) -> {
                    new FieldProblems.Check()
                            .that(Set.of("approve", "deny").contains(f.text("do")), "do", "Say whether it is one")
                            .done();
                    notices.decideEmergency(r, f.text("do").equals("approve"), f.version(), who);
                    return false;
                }),
                new LegalAct(
                        Steps.DECIDE_OBJECTION,
                        legal,
                        "objection",
                        file -> Map.of(),
                        (r, f, file, who) -> objection(r, f, who)),
                new LegalAct(Steps.READ_REPLY, legal, "reply", file -> Map.of(), (r, f, file, who) -> reply(r, f, who)),
                new LegalAct(Steps.PREPARE_PRODUCTION, legal, "prepare", file -> Map.of(), this::prepare),
                new LegalAct(
                        Steps.APPROVE_PRODUCTION,
                        second,
                        "approve",
                        file -> Map.of(),
                        (r, f, file, who) -> approve(r, f, who)),
                new LegalAct(Steps.TELL_AFTERWARDS, legal, "afterwards", file -> Map.of(), (r, f, file, who) -> {
                    if (f.text("do").equals("secrecy")) {
                        secrecy(r, f, file, who);
                        return true;
                    }
                    notices.tellAfterwards(r, f.version(), who);
                    return false;
                }));
    }

    private boolean notice(CaseReference reference, TypedFields fields, @Nullable Upload file, Acting acting) {
        if (fields.text("do").equals("extension")) {
            notices.needExtension(reference, fields.version(), acting);
            return false;
        }
        if (fields.text("do").equals("secrecy")) {
            secrecy(reference, fields, file, acting);
            return true;
        }
        Map<Integer, NoticeRoute> routes = new LinkedHashMap<>();
        Map<Integer, Outcome> settled = new LinkedHashMap<>();
        FieldProblems.Check check = new FieldProblems.Check();
        for (LegalFile.Aim target : files.open(reference, acting).open()) {
            String field = "target-" + target.number();
            String typed = fields.text(field);
            Optional<NoticeRoute> route = IntakeActs.constant(NoticeRoute.class, typed);
            Optional<Outcome> outcome = IntakeActs.constant(Outcome.class, typed);
            route.ifPresent(one -> routes.put(target.number(), one));
            outcome.ifPresent(one -> settled.put(target.number(), one));
            check.that(route.isPresent() || outcome.isPresent(), field, "Decide on target " + target.number());
        }
        check.done();
        notices.decide(reference, routes, settled, fields.text("emergency"), fields.version(), acting);
        return false;
    }

    /** Puts an order on file, with the file that was sent along or one that the case has. */
    private void secrecy(CaseReference reference, TypedFields fields, @Nullable Upload file, Acting acting) {
        Optional<LocalDate> begins = Fields.day(fields.text("secrecyBegins"));
        Optional<LocalDate> expires = Fields.day(fields.text("secrecyEnds"));
        Optional<SecrecyKind> kind = IntakeActs.constant(SecrecyKind.class, fields.text("secrecyKind"));
        new FieldProblems.Check()
                .that(kind.isPresent(), "secrecyKind", "Choose what it rests on")
                .filled(fields, "secrecyAuthority", "Name the authority that forbids telling")
                .that(begins.isPresent(), "secrecyBegins", "Enter the day it begins like 2026-12-24")
                .that(
                        fields.text("secrecyEnds").isEmpty() || expires.isPresent(),
                        "secrecyEnds",
                        "Enter the day it ends like 2026-12-24")
                .that(
                        fields.text("secrecyTarget").isEmpty() || Fields.number(fields.text("secrecyTarget")) > 0,
                        "secrecyTarget",
                        "Enter the number of the target, or leave it empty")
                .done();
        FieldProblems.beside(Map.of("document-unreadable", "file"), () -> {
            UUID document = file == null
                    ? fields.ids("secrecyDocument").stream().findFirst().orElse(null)
                    : notices.fileOrder(reference, file, acting);
            notices.addSecrecy(
                    reference,
                    new SecrecyEntry(
                            kind.orElseThrow(),
                            fields.text("secrecyAuthority"),
                            fields.text("secrecyTarget").isEmpty() ? null : Fields.number(fields.text("secrecyTarget")),
                            "existence",
                            begins.orElseThrow(),
                            start(begins.orElseThrow()),
                            expires.map(ProductionActs::start).orElse(null),
                            document),
                    fields.version(),
                    acting);
        });
    }

    private static Instant start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
    }

    private boolean extension(CaseReference reference, TypedFields fields, Acting acting) {
        Optional<LocalDate> to = Fields.day(fields.text("returnDate"));
        boolean refused = fields.text("do").equals("refused");
        new FieldProblems.Check()
                .that(refused || to.isPresent(), "returnDate", "Enter the new return date like 2026-12-24")
                .filled(fields, "words", "Say who answered, when, and where the answer is")
                .done();
        FieldProblems.beside(
                Map.of("no-extension", "returnDate"),
                () -> notices.extension(
                        reference, refused ? null : to.orElse(null), fields.text("words"), fields.version(), acting));
        return false;
    }

    private boolean objection(CaseReference reference, TypedFields fields, Acting acting) {
        Optional<Ruling> ruling = IntakeActs.constant(Ruling.class, fields.text("ruling"));
        new FieldProblems.Check()
                .that(Fields.number(fields.text("target")) > 0, "target", "Choose the target")
                .that(ruling.isPresent(), "ruling", "Say how it ended")
                .filled(fields, "words", "Name the ruling, or say that no motion was filed")
                .done();
        objections.decide(
                reference,
                Fields.number(fields.text("target")),
                ruling.orElseThrow(),
                fields.text("words"),
                fields.version(),
                acting);
        return false;
    }

    private boolean reply(CaseReference reference, TypedFields fields, Acting acting) {
        Optional<UUID> mail = fields.ids("reply").stream().findFirst();
        String answer = fields.text("isObjection");
        boolean objects = answer.equals("yes");
        Set<Integer> targets =
                fields.lines("targets").stream().map(Fields::number).collect(Collectors.toSet());
        FieldProblems.Check check = new FieldProblems.Check()
                .that(mail.isPresent(), "isObjection", "Open the case again; the form names no reply")
                .that(Set.of("yes", "no").contains(answer), "isObjection", "Say whether the mail is an objection")
                .that(!objects || !targets.isEmpty(), "targets", "Say which target the customer speaks of");
        if (answer.equals("no")) {
            check.filled(fields, "words", "Say in one sentence what the mail is; it goes to the ledger");
        }
        check.done();
        return objects
                ? replies.objects(
                        reference, mail.orElseThrow(), targets, fields.text("motion"), fields.version(), acting)
                : replies.doesNotObject(reference, mail.orElseThrow(), fields.text("words"), fields.version(), acting);
    }

    private boolean prepare(CaseReference reference, TypedFields fields, @Nullable Upload file, Acting acting) {
        String what = fields.text("do");
        if (what.equals("upload")) {
            new FieldProblems.Check()
                    .that(file != null, "file", "Choose a file")
                    .done();
            production.addFile(reference, java.util.Objects.requireNonNull(file), acting);
            return true;
        }
        if (Set.of("wait", "notice", "review").contains(what)) {
            production.goBack(reference, what, fields.version(), acting);
            return false;
        }
        int target = Fields.number(fields.text("target"));
        if (what.equals("settle")) {
            Optional<Outcome> outcome = IntakeActs.constant(Outcome.class, fields.text("outcome"));
            new FieldProblems.Check()
                    .that(target > 0, "target", "Choose the target")
                    .that(outcome.isPresent(), "outcome", "Choose the outcome")
                    .done();
            production.settle(reference, target, outcome.orElseThrow(), fields.text("words"), fields.version(), acting);
            return false;
        }
        Optional<DataCategory> category = IntakeActs.constant(DataCategory.class, fields.text("category"));
        List<UUID> chosen = fields.ids("files");
        new FieldProblems.Check()
                .that(target > 0, "target", "Choose the target")
                .that(category.isPresent(), "category", "Choose the most sensitive kind of data in the files")
                .that(!chosen.isEmpty(), "files", "Choose at least one file")
                .done();
        Map<UUID, DataCategory> manifest = new LinkedHashMap<>();
        chosen.forEach(id -> manifest.put(id, category.orElseThrow()));
        production.prepare(reference, target, manifest, fields.version(), acting);
        return false;
    }

    private boolean approve(CaseReference reference, TypedFields fields, Acting acting) {
        int target = Fields.number(fields.text("target"));
        if (fields.text("do").equals("return")) {
            new FieldProblems.Check()
                    .filled(fields, "reason", "Say what has to change")
                    .done();
            production.returnPrepared(reference, target, fields.text("reason"), acting);
        } else {
            new FieldProblems.Check()
                    .that(fields.text("do").equals("approve"), "do", "Say whether it is approved or returned")
                    .done();
            production.approve(reference, target, fields.text("manifest"), acting);
        }
        return false;
    }
}
