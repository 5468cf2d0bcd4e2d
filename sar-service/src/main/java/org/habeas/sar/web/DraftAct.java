package org.habeas.sar.web;

import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.AnswerDesk;
import org.habeas.sar.AnswerDraft;
import org.habeas.sar.AnswerDraft.Decided;
import org.habeas.sar.IdentityState;
import org.habeas.sar.Outcome;
import org.habeas.sar.RequestFile;
import org.habeas.sar.RequestFiles;
import org.habeas.sar.Right;
import org.habeas.templates.Letters;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Writing the answer: an outcome for each right, the words the letter leaves free, and what goes with it. */
@Component
class DraftAct implements TaskAct {

    private final AnswerDesk desk;
    private final RequestFiles files;
    private final Letters letters;
    private final LetterLanguage language;

    DraftAct(AnswerDesk desk, RequestFiles files, Letters letters, LetterLanguage language) {
        this.desk = desk;
        this.files = files;
        this.letters = letters;
        this.language = language;
    }

    @Override
    public String task() {
        return Steps.DRAFT_ANSWER;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public TypedFields filled(RequestFile file) {
        RequestFile.Drafted answer = file.answer();
        Map<String, String> values = new LinkedHashMap<>();
        values.put("version", String.valueOf(file.version()));
        values.put("message", answer.message());
        values.put("automatedDecisions", answer.automatedDecisions());
        values.put("transfers", answer.transfers());
        values.put("facts", answer.facts());
        values.put("help", answer.help());
        values.put("byPost", answer.byPost() ? "yes" : "no");
        values.put("documents", answer.documents().stream().map(UUID::toString).collect(Collectors.joining("\n")));
        file.items().forEach(item -> {
            Outcome outcome = item.outcome();
            values.put("outcome-" + item.right(), outcome == null ? "" : outcome.name());
            values.put("detail-" + item.right(), item.detail());
            values.put("grounds-" + item.right(), item.grounds());
        });
        return new TypedFields(values);
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/tasks :: draft",
                Map.of(
                        "form",
                        fields,
                        "requestFile",
                        file,
                        "outcomes",
                        List.of(Outcome.values()),
                        "noAutomatedDecisions",
                        phrase(file, "automated-decisions"),
                        "noTransfers",
                        phrase(file, "transfers"),
                        "notProven",
                        notProven(file),
                        "languageNote",
                        language.note(notProven(file) ? "sar/not-identified" : "sar/answer", file)));
    }

    private static boolean notProven(RequestFile file) {
        return file.identity().state() == IdentityState.NOT_PROVEN;
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        RequestFile file = files.open(reference, acting);
        TypedFields chosen = withPhrases(file, fields);
        AnswerDraft draft = draft(file, chosen);
        if (fields.text("do").equals("submit")) {
            boolean unchanged = file.answer().letter() != null && draft.equals(draft(file, filled(file)));
            if (unchanged) {
                desk.submitForApproval(reference, fields.version(), acting);
                return Optional.empty();
            }
            throw new ActRefused(
                    "changed-after-preview",
                    "The draft differs from what was previewed. Look at the preview again, then hand it over.");
        }
        check(file, chosen);
        UUID letter = desk.draft(reference, draft, fields.version(), acting);
        // A letter to print is a download, and a page cannot hand over a file and go on; the task links it.
        return Optional.of(
                draft.byPost()
                        ? "/cases/" + reference + "?task=" + task() + "#task"
                        : "/cases/" + reference + "/preview/" + letter);
    }

    /** What the house can only say when it is true is chosen by a person, never filled in for them. */
    private TypedFields withPhrases(RequestFile file, TypedFields fields) {
        Map<String, String> chosen = new LinkedHashMap<>();
        if (fields.text("noAutomatedDecisions").equals("yes")
                && fields.text("automatedDecisions").isEmpty()) {
            chosen.put("automatedDecisions", phrase(file, "automated-decisions"));
        }
        if (fields.text("noTransfers").equals("yes") && fields.text("transfers").isEmpty()) {
            chosen.put("transfers", phrase(file, "transfers"));
        }
        return fields.with(chosen);
    }

    private String phrase(RequestFile file, String key) {
        return letters.phrase("sar", file.language(), key);
    }

    private static void check(RequestFile file, TypedFields fields) {
        FieldProblems.Check check = new FieldProblems.Check()
                .atMost(fields, "message", "The text at the head", Lengths.PAGES)
                .atMost(fields, "automatedDecisions", "The text about automated decisions", Lengths.SENTENCES)
                .atMost(fields, "transfers", "The text about transfers", Lengths.SENTENCES)
                .atMost(fields, "facts", "The text about what we went by", Lengths.PAGES)
                .atMost(fields, "help", "The text about what would help", Lengths.PAGES);
        if (file.identity().state() == IdentityState.NOT_PROVEN) {
            check.filled(fields, "facts", "Say what the refusal goes by")
                    .filled(fields, "help", "Say what would help to identify the requester")
                    .done();
            return;
        }
        for (RequestFile.Item item : file.items()) {
            Right right = item.right();
            Optional<Outcome> outcome = outcome(fields, right);
            boolean access =
                    right == Right.ACCESS && outcome.filter(Outcome::isGranted).isPresent();
            check.that(outcome.isPresent(), "outcome-" + right, "Decide what becomes of: " + right.words())
                    .that(
                            access
                                    || outcome.isEmpty()
                                    || !fields.text("detail-" + right).isEmpty(),
                            "detail-" + right,
                            "Say what was done or found: " + right.words())
                    .that(
                            outcome.filter(Outcome::needsGrounds).isEmpty()
                                    || !fields.text("grounds-" + right).isEmpty(),
                            "grounds-" + right,
                            "Name the ground with its article: " + right.words());
            check.atMost(fields, "detail-" + right, "The text about " + right.words(), Lengths.PAGES)
                    .atMost(fields, "grounds-" + right, "The ground for " + right.words(), Lengths.PAGES);
            if (access) {
                check.filled(fields, "automatedDecisions", "Say something about automated decisions")
                        .filled(fields, "transfers", "Say something about transfers to other countries");
            }
        }
        check.done();
    }

    private static AnswerDraft draft(RequestFile file, TypedFields fields) {
        Map<Right, Decided> outcomes = new EnumMap<>(Right.class);
        if (file.identity().state() != IdentityState.NOT_PROVEN) {
            file.rights().forEach(right -> outcome(fields, right)
                    .ifPresent(outcome -> outcomes.put(
                            right,
                            new Decided(outcome, fields.text("detail-" + right), fields.text("grounds-" + right)))));
        }
        return new AnswerDraft(
                outcomes,
                fields.text("message"),
                fields.text("automatedDecisions"),
                fields.text("transfers"),
                fields.text("facts"),
                fields.text("help"),
                fields.ids("documents"),
                fields.text("byPost").equals("yes"));
    }

    private static Optional<Outcome> outcome(TypedFields fields, Right right) {
        return List.of(Outcome.values()).stream()
                .filter(one -> one.name().equals(fields.text("outcome-" + right)))
                .findFirst();
    }
}
