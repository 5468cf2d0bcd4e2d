package org.habeas.breach.web;

import java.util.Map;
import java.util.Optional;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.BreachFile;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.multipart.MultipartFile;

/** The tasks of which only a note remains: what was found out, what a mail asked, that the record is complete. */
@Configuration(proxyBeanMethods = false)
class NoteActs {

    @Bean
    TaskAct breachFindOut(BreachDesk desk) {
        return new Note(
                Steps.FIND_OUT,
                "breach/tasks :: findOut",
                (reference, fields, acting) -> desk.foundOut(reference, fields.text("note"), fields.version(), acting));
    }

    @Bean
    TaskAct readBreachMail(BreachDesk desk) {
        return new Note(
                Steps.READ_MAIL,
                "breach/tasks :: readMail",
                (reference, fields, acting) -> desk.readMail(reference, fields.text("note"), fields.version(), acting));
    }

    @Bean
    TaskAct breachCompleteRecord(BreachDesk desk) {
        return new Note(Steps.COMPLETE_RECORD, "breach/tasks :: complete", (reference, fields, acting) -> {
            boolean complete = fields.text("do").equals("complete");
            new FieldProblems.Check()
                    .that(complete || fields.text("do").equals("again"), "note", "Say whether it is complete")
                    .filled(fields, "note", "Say in a sentence what remains, or that nothing does")
                    .done();
            desk.completeRecord(reference, complete, fields.text("note"), fields.version(), acting);
        });
    }

    private interface Deed {
        void perform(CaseReference reference, TypedFields fields, Acting acting);
    }

    private record Note(String task, String fragment, Deed deed) implements TaskAct {

        @Override
        public TypedFields filled(BreachFile file) {
            return new TypedFields(Map.of("version", String.valueOf(file.version())));
        }

        @Override
        public TaskForm form(BreachFile file, TypedFields fields) {
            return new TaskForm(fragment, Map.of("form", fields, "breachFile", file));
        }

        @Override
        public Optional<String> perform(
                CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
            deed.perform(reference, fields, acting);
            return Optional.empty();
        }
    }
}
