package org.habeas.breach.web;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.habeas.breach.BreachDesk;
import org.habeas.breach.BreachFile;
import org.habeas.breach.BreachFiles;
import org.habeas.breach.Concluding;
import org.habeas.breach.Conclusion.Article;
import org.habeas.breach.Conclusion.Verdict;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.inbox.TaskForm;
import org.habeas.inbox.fields.FieldProblems;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.workflows.model.BreachModel.Steps;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Writing what follows under the law. */
@Component
class DecideAct implements TaskAct {

    private final BreachDesk desk;
    private final BreachFiles files;

    DecideAct(BreachDesk desk, BreachFiles files) {
        this.desk = desk;
        this.files = files;
    }

    @Override
    public String task() {
        return Steps.DECIDE_NOTIFICATION;
    }

    @Override
    public TypedFields filled(BreachFile file) {
        Map<String, String> values =
                new HashMap<>(Map.of("version", String.valueOf(file.version()), "isBreach", "yes"));
        for (Article article : Article.values()) {
            file.conclusion(article).ifPresent(earlier -> {
                values.put("verdict-" + article, earlier.verdict().name());
                values.put("reasons-" + article, earlier.reasons());
            });
        }
        return new TypedFields(values);
    }

    @Override
    public TaskForm form(BreachFile file, TypedFields fields) {
        return new TaskForm(
                "breach/tasks :: decide",
                Map.of(
                        "form",
                        fields,
                        "breachFile",
                        file,
                        "articles",
                        articles(file),
                        "verdicts",
                        List.of(Verdict.values())));
    }

    @Override
    public Optional<String> perform(
            CaseReference reference, TypedFields fields, @Nullable MultipartFile upload, Acting acting) {
        boolean breach = !fields.text("isBreach").equals("no");
        FieldProblems.Check check = new FieldProblems.Check()
                .that(!breach || fields.text("isBreach").equals("yes"), "isBreach", "Say whether it is a breach")
                .that(breach || !fields.text("noBreachReasons").isEmpty(), "noBreachReasons", "Say why it is none");
        if (breach) {
            for (Article article : articles(files.open(reference, acting))) {
                boolean concluded =
                        TaskAct.one(fields, "verdict-" + article, Verdict.class).isPresent();
                check.that(concluded, "verdict-" + article, "Conclude under " + article.words())
                        .filled(fields, "reasons-" + article, "Write the reasons under " + article.words());
            }
        }
        check.done();
        Map<Article, Concluding.Reasoned> verdicts = new EnumMap<>(Article.class);
        for (Article article : Article.values()) {
            TaskAct.one(fields, "verdict-" + article, Verdict.class)
                    .ifPresent(verdict ->
                            verdicts.put(article, new Concluding.Reasoned(verdict, fields.text("reasons-" + article))));
        }
        desk.conclude(
                reference, new Concluding(breach, fields.text("noBreachReasons"), verdicts), fields.version(), acting);
        return Optional.empty();
    }

    private static List<Article> articles(BreachFile file) {
        return List.of(Article.values()).stream()
                .filter(article -> file.duties().stream()
                        .anyMatch(duty -> duty.obligation().article() == article))
                .toList();
    }
}
