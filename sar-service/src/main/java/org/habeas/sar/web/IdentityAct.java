package org.habeas.sar.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.casework.correspondence.MailEvidence;
import org.habeas.casework.correspondence.MailEvidence.PieceId;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.IdentityDecision;
import org.habeas.sar.IdentityDesk;
import org.habeas.sar.InterimFile;
import org.habeas.sar.InterimKind;
import org.habeas.sar.RequestFile;
import org.habeas.sar.Rung;
import org.habeas.templates.Letters;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Deciding whether the requester is who they say, or asking them. */
@Component
class IdentityAct implements TaskAct {

    private final IdentityDesk desk;
    private final Letters letters;
    private final MailEvidence evidence;
    private final LetterLanguage language;

    IdentityAct(IdentityDesk desk, Letters letters, MailEvidence evidence, LetterLanguage language) {
        this.desk = desk;
        this.letters = letters;
        this.evidence = evidence;
        this.language = language;
    }

    @Override
    public String task() {
        return Steps.DECIDE_IDENTITY;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of(
                "version",
                String.valueOf(file.version()),
                "reason",
                file.identity().reason(),
                "options",
                letters.phrase("sar", file.language(), "identity.reply") + "\n"
                        + letters.phrase("sar", file.language(), "identity.fact"),
                "evidence",
                probably(file)));
    }

    /** What came with the answer to our question, and not with the request itself. */
    private String probably(RequestFile file) {
        return file.identity().answeredAt() == null
                ? ""
                : evidence.of(file.reference()).stream()
                        .filter(piece -> !piece.isText() && piece.receivedAt().isAfter(file.arrivedAt()))
                        .map(piece -> piece.id().toString())
                        .collect(Collectors.joining("\n"));
    }

    /** Why the latest question did not leave, empty when it did or none was asked. */
    private static String returned(RequestFile file) {
        return file.letters().stream()
                .filter(letter -> letter.kind() == InterimKind.IDENTITY)
                .reduce((earlier, later) -> later)
                .map(InterimFile::problem)
                .orElse("");
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        Instant answered = file.identity().answeredAt();
        return new TaskForm(
                "sar/tasks :: identity",
                Map.of(
                        "form",
                        fields,
                        "requestFile",
                        file,
                        "answeredWords",
                        answered == null ? "" : RequestFace.moment(file, answered),
                        "pieces",
                        evidence.of(file.reference()).stream()
                                .map(piece -> EvidenceChoice.of(file, piece, fields))
                                .toList(),
                        "rungs",
                        List.of(Rung.values()),
                        "returned",
                        returned(file),
                        "languageNote",
                        language.note("sar/identity-request", file)));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        String decision = fields.text("decision");
        boolean accept = decision.equals("accept");
        boolean ask = decision.equals("ask");
        Optional<Rung> how = List.of(Rung.values()).stream()
                .filter(rung -> rung.name().equals(fields.text("how")))
                .findFirst();
        new FieldProblems.Check()
                .that(accept || ask || decision.equals("notProven"), "decision", "Choose one of the three")
                .that(!accept || how.isPresent(), "how", "Choose how it was checked")
                .that(!ask || !fields.text("reason").isEmpty(), "reason", "Say what the doubt is")
                .that(!ask || !fields.lines("options").isEmpty(), "options", "Offer at least one way")
                .atMost(fields, "reason", "The doubt", Lengths.SENTENCES)
                .atMost(fields, "despite", "The reason", Lengths.SENTENCES)
                .atMost(fields, "options", "The text of the ways", Lengths.SENTENCES)
                .done();
        IdentityDecision decided = ask
                ? IdentityDecision.ask(fields.text("reason"), fields.lines("options"))
                : accept
                        ? IdentityDecision.acceptedDespite(how.orElseThrow(), fields.text("despite"))
                        : IdentityDecision.notProven();
        IdentityDecision asking = fields.text("alsoAsks").equals("yes") ? decided.alsoAsking() : decided;
        IdentityDecision elsewhere = fields.text("noneByMail").equals("yes") ? asking.withNoneByMail() : asking;
        IdentityDecision whole = elsewhere.destroying(fields.lines("evidence").stream()
                .flatMap(typed -> PieceId.parse(typed).stream())
                .collect(Collectors.toSet()));
        FieldProblems.beside(
                Map.of(
                        "address-not-on-file", "how",
                        "origin-not-borne-out", "despite",
                        "evidence-not-named", "evidence",
                        "no-such-evidence", "evidence"),
                () -> desk.decide(reference, whole, fields.version(), acting));
        return Optional.empty();
    }
}
