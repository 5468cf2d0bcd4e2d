package org.habeas.sar.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.CaseMail;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.Channel;
import org.habeas.sar.ContestDesk;
import org.habeas.sar.ContestEntry;
import org.habeas.sar.ContestKind;
import org.habeas.sar.RequestFile;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Recording a complaint, an appeal or an inquiry of the dispute-resolution provider, also about a closed request. */
@Component
class RecordContestAct implements CaseAct {

    static final String NAME = "record-complaint";

    private static final Map<String, String> REFUSALS = refusals();

    private final ContestDesk desk;
    private final CaseMail mails;

    RecordContestAct(ContestDesk desk, CaseMail mails) {
        this.desk = desk;
        this.mails = mails;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Record a complaint, an appeal or an inquiry";
    }

    @Override
    public boolean isFor(Acting acting) {
        return acting.holdsAnyOf(Role.INTAKE, Role.CASEWORKER);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return true;
    }

    /** It is about something new, whatever else became of the case meanwhile. */
    @Override
    public boolean comparesVersion() {
        return false;
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("channel", Channel.MAIL.name()));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        Map<String, Object> model = new HashMap<>();
        model.put("form", fields);
        model.put("requestFile", file);
        model.put("kinds", List.of(ContestKind.values()));
        model.put("channels", List.of(Channel.values()));
        model.put(
                "mails",
                mails.of(file.reference()).stream()
                        .filter(mail -> mail.direction() == CaseMail.Direction.IN)
                        .map(mail -> new Choice(mail.id().toString(), words(file, mail)))
                        .toList());
        return new TaskForm("sar/contests :: record", model);
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        boolean byMail = !fields.text("mail").isEmpty();
        FieldProblems.Check check = byMail ? new FieldProblems.Check() : ReceiptFields.check(fields);
        check.that(kind(fields) != null, "kind", "Say what it is")
                .that(!byMail || fields.text("mail").matches("[0-9a-f-]{36}"), "mail", "Choose one of the mails")
                .that(byMail || channel(fields) != null, "channel", "Say how it came")
                .filled(fields, "words", "Write down what it says")
                .atMost(fields, "words", "What it says", Lengths.PAGES)
                .that(
                        fields.text("answerBy").isEmpty()
                                || PostAct.day(fields.text("answerBy")).isPresent(),
                        "answerBy",
                        "Enter the day like 2026-12-24, or leave it empty")
                .done();
        FieldProblems.beside(REFUSALS, () -> desk.record(reference, entry(fields, byMail), acting));
    }

    private static ContestEntry entry(TypedFields fields, boolean byMail) {
        Channel channel = channel(fields);
        ContestKind kind = kind(fields);
        if (kind == null) {
            throw new IllegalStateException("checked before");
        }
        return new ContestEntry(
                kind,
                byMail ? UUID.fromString(fields.text("mail")) : null,
                channel == null ? Channel.MAIL : channel,
                byMail ? null : ReceiptFields.read(fields),
                fields.text("words"),
                fields.text("provider"),
                fields.text("providerEmail"),
                PostAct.day(fields.text("answerBy")).orElse(null));
    }

    private static @Nullable ContestKind kind(TypedFields fields) {
        return Arrays.stream(ContestKind.values())
                .filter(one -> one.name().equals(fields.text("kind")))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Channel channel(TypedFields fields) {
        return Arrays.stream(Channel.values())
                .filter(one -> one.name().equals(fields.text("channel")))
                .findFirst()
                .orElse(null);
    }

    private static String words(RequestFile file, CaseMail.Item mail) {
        return RequestFace.moment(file, mail.at()) + ", " + mail.correspondent() + ": " + mail.subject();
    }

    private static Map<String, String> refusals() {
        Map<String, String> fields = new HashMap<>(ReceiptFields.REFUSALS);
        fields.put("appeal-before-answer", "receivedOn");
        fields.put("contest-before-request", "receivedOn");
        fields.put("nothing-decided", "kind");
        fields.put("contest-open", "kind");
        fields.put("provider-missing", "provider");
        fields.put("email-unusable", "providerEmail");
        fields.put("own-mailbox", "providerEmail");
        fields.put("no-such-mail", "mail");
        return Map.copyOf(fields);
    }

    /** A mail to choose from. */
    record Choice(String id, String words) {}
}
