package org.habeas.sar.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Role;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.HoldingDesk;
import org.habeas.sar.HoldingWords;
import org.habeas.sar.RequestFile;
import org.habeas.sar.SarSettings;
import org.habeas.workflows.model.SubjectRequestModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Recording what was found, one entry at a time, until everything was looked for. */
@Component
class CollectAct implements TaskAct {

    private static final int LONGEST_NAME = 120;

    private final HoldingDesk desk;
    private final SarSettings settings;

    CollectAct(HoldingDesk desk, SarSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public String task() {
        return Steps.COLLECT_DATA;
    }

    @Override
    public boolean isFor(Acting acting) {
        return TaskAct.holds(acting, Role.CASEWORKER);
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return new TaskForm(
                "sar/tasks :: collect",
                Map.of("form", fields, "requestFile", file, "largestUpload", settings.largestUpload()));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile file, Acting acting) {
        String wanted = fields.text("do");
        boolean attached = file != null && !file.isEmpty();
        if (wanted.equals("finish")) {
            requireNothingHalfTyped(fields, attached);
            desk.finish(reference, fields.version(), acting);
            return Optional.empty();
        }
        if (!fields.ids("remove").isEmpty()) {
            UUID entry = fields.ids("remove").get(0);
            desk.remove(reference, entry, fields.version(), acting);
            return here(reference);
        }
        new FieldProblems.Check()
                .filled(fields, "category", "Name the category of data")
                .that(attached || !fields.text("content").isEmpty(), "content", "Enter the data, or attach a file")
                .filled(fields, "purpose", "Say why it is used")
                .filled(fields, "recipients", "Name the recipients, or write \"nobody\"")
                .filled(fields, "storage", "Say how long it is kept")
                .filled(fields, "source", "Say where it comes from")
                .atMost(fields, "category", "The category", Lengths.LINE)
                .atMost(fields, "content", "The data", Lengths.PAGES)
                .atMost(fields, "purpose", "The purpose", Lengths.SENTENCES)
                .atMost(fields, "recipients", "The text about recipients", Lengths.SENTENCES)
                .atMost(fields, "storage", "The storage period", Lengths.SENTENCES)
                .atMost(fields, "source", "The source", Lengths.SENTENCES)
                .that(
                        file == null || file.getSize() <= settings.largestUpload(),
                        "file",
                        "The file is larger than " + settings.largestUpload() / 1024 / 1024 + " MB")
                .done();
        HoldingWords words = new HoldingWords(
                fields.text("category"),
                fields.text("content"),
                fields.text("purpose"),
                fields.text("recipients"),
                fields.text("storage"),
                fields.text("source"));
        if (file == null || !attached) {
            desk.record(reference, words, null, fields.version(), acting);
            return here(reference);
        }
        try (InputStream bytes = file.getInputStream()) {
            desk.record(
                    reference,
                    words,
                    new HoldingDesk.Upload(name(file), mediaType(file), bytes),
                    fields.version(),
                    acting);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return here(reference);
    }

    private static void requireNothingHalfTyped(TypedFields fields, boolean attached) {
        String message = "Record this entry or empty it first";
        FieldProblems.Check check = new FieldProblems.Check();
        List.of("category", "content", "purpose", "recipients", "storage", "source")
                .forEach(field -> check.that(fields.text(field).isEmpty(), field, message));
        check.that(!attached, "file", message).done();
    }

    private static Optional<String> here(CaseReference reference) {
        return Optional.of("/cases/" + reference + "?task=" + Steps.COLLECT_DATA + "#task");
    }

    /** The last part of the name, without what could break a header or a path. */
    private static String name(MultipartFile file) {
        String given = Optional.ofNullable(file.getOriginalFilename()).orElse("");
        String bare = given.replaceAll(".*[/\\\\]", "")
                .replaceAll("[\\p{Cntrl}\"<>:|?*]", "_")
                .strip();
        return bare.isEmpty() ? "file" : bare.substring(0, Math.min(bare.length(), LONGEST_NAME));
    }

    private static String mediaType(MultipartFile file) {
        String declared = Optional.ofNullable(file.getContentType()).orElse("");
        return declared.matches("[a-z]+/[A-Za-z0-9.+-]{1,80}") ? declared : MediaType.APPLICATION_OCTET_STREAM_VALUE;
    }
}
