package org.habeas.sar.web;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.RequestFile;
import org.springframework.stereotype.Component;

/**
 * Recording that a letter was posted where no task asks for it: in a case that has ended, or was begun before there was
 * such a task.
 */
@Component
class LetterPostedAct implements CaseAct {

    static final String NAME = "record-letter-posting";

    private final PostLetterAct posting;

    LetterPostedAct(PostLetterAct posting) {
        this.posting = posting;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String heading() {
        return "Record the posting of a letter";
    }

    @Override
    public boolean isFor(Acting acting) {
        return posting.isFor(acting);
    }

    @Override
    public boolean isOpen(RequestFile file) {
        return PostLetterAct.toPost(file).isPresent();
    }

    @Override
    public TypedFields filled(RequestFile file) {
        return posting.filled(file);
    }

    @Override
    public TaskForm form(RequestFile file, TypedFields fields) {
        return posting.form(file, fields, "acts/" + NAME, null);
    }

    @Override
    public void perform(CaseReference reference, TypedFields fields, Acting acting) {
        posting.perform(reference, fields, null, acting);
    }
}
