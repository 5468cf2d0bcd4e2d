package org.habeas.breach.web;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.breach.BreachSettings;
import org.habeas.breach.NoticeDesk;
import org.habeas.breach.NoticeWords;
import org.habeas.breach.RowsRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.FieldMessage;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Importing the customers, rendering the notice for each, and handing it to a second person. */
@Component
class PrepareNoticeAct implements TaskAct {

    /** More lines than anybody reads on a page; the count of all stands above them. */
    private static final int MOST_TOLD = 50;

    private final NoticeDesk desk;
    private final BreachFiles files;
    private final BreachSettings settings;

    PrepareNoticeAct(NoticeDesk desk, BreachFiles files, BreachSettings settings) {
        this.desk = desk;
        this.files = files;
        this.settings = settings;
    }

    @Override
    public String task() {
        return Steps.PREPARE_NOTICE;
    }

    @Override
    public TypedFields filled(BreachFile file) {
        return new TypedFields(Map.of(
                "version",
                String.valueOf(file.version()),
                "message",
                file.notice()
                        .filter(notice -> !notice.released())
                        .map(BreachFile.NoticeView::message)
                        .orElse("")));
    }

    @Override
    public TaskForm form(BreachFile file, TypedFields fields) {
        return new TaskForm("breach/tasks :: notice", Map.of("form", fields, "breachFile", file));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        switch (fields.text("do")) {
            case "import" -> {
                byte[] list = list(fields, upload);
                new FieldProblems.Check()
                        .that(list.length > 0, "file", "Choose the list of customers, a CSV file in UTF-8")
                        .that(
                                list.length <= settings.largestUpload(),
                                "file",
                                "The file is larger than " + settings.largestUpload() / 1_000_000 + " MB")
                        .done();
                take(reference, list, fields, acting);
            }
            case "prepare" ->
                desk.prepare(reference, new NoticeWords(fields.text("message")), fields.version(), acting);
            case "submit" -> {
                new FieldProblems.Check()
                        .that(
                                isRendered(reference, fields, acting),
                                "message",
                                "These words are in no letter yet. Render the notice again")
                        .done();
                desk.submit(reference, fields.version(), acting);
                return Optional.empty();
            }
            case "nobody" -> {
                new FieldProblems.Check()
                        .filled(fields, "nobodyReasons", "Say why no customer is to be told")
                        .done();
                desk.nobodyToTell(reference, fields.text("nobodyReasons"), fields.version(), acting);
                return Optional.empty();
            }
            default ->
                new FieldProblems.Check()
                        .that(false, "file", "Choose what to do")
                        .done();
        }
        return here(reference);
    }

    /** Whether the words of the form, where it has any, are those of the letters. */
    private boolean isRendered(CaseReference reference, TypedFields fields, Acting acting) {
        return !fields.values().containsKey("message")
                || files.open(reference, acting)
                        .notice()
                        .filter(notice -> !notice.message().equals(fields.text("message")))
                        .isEmpty();
    }

    private void take(CaseReference reference, byte[] list, TypedFields fields, Acting acting) {
        try {
            FieldProblems.beside(
                    Map.of("list-unreadable", "file"),
                    () -> desk.importCustomers(
                            reference, list, fields.text("goodOnly").equals("yes"), fields.version(), acting));
        } catch (RowsRefused refused) {
            throw new FieldProblems(Stream.concat(
                            Stream.of(String.valueOf(refused.getMessage())),
                            refused.rows().stream()
                                    .limit(MOST_TOLD)
                                    .map(row -> "Line " + row.line() + " " + row.reason()))
                    .map(message -> new FieldMessage("file", message))
                    .toList());
        }
    }

    /** From the upload of the page, or from the field of the programming interface. */
    private static byte[] list(TypedFields fields, @Nullable MultipartFile upload) {
        if (upload == null || upload.isEmpty()) {
            return fields.text("customers").getBytes(StandardCharsets.UTF_8);
        }
        try {
            return upload.getBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
