package org.habeas.breach.web;

import java.util.Map;
import java.util.Optional;
import org.habeas.breach.BreachFile;
import org.habeas.breach.NoticeDesk;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Looking after those whom no letter reached, and saying whether more is to be told. */
@Component
class FollowAct implements TaskAct {

    private final NoticeDesk desk;

    FollowAct(NoticeDesk desk) {
        this.desk = desk;
    }

    @Override
    public String task() {
        return Steps.FOLLOW_RECIPIENTS;
    }

    @Override
    public TypedFields filled(BreachFile file) {
        return new TypedFields(Map.of("version", String.valueOf(file.version())));
    }

    @Override
    public TaskForm form(BreachFile file, TypedFields fields) {
        return new TaskForm("breach/tasks :: follow", Map.of("form", fields, "breachFile", file));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        boolean another = fields.text("do").equals("another");
        new FieldProblems.Check()
                .that(another || fields.text("do").equals("done"), "reasons", "Say whether another notice follows")
                .done();
        FieldProblems.beside(
                Map.of("unreached-recipients", "reasons"),
                () -> desk.followed(reference, another, fields.text("reasons"), fields.version(), acting));
        return Optional.empty();
    }
}
