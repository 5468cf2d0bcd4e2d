package org.habeas.templates;

import com.samskivert.mustache.DefaultCollector;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.util.Map;

/** A text with fields; a name is looked up among the fields and nowhere else, and a blank field prints no section. */
final class MustacheText {

    private static final Mustache.Compiler COMPILER = Mustache.compiler()
            .escapeHTML(false)
            .strictSections(true)
            .emptyStringIsFalse(true)
            .withCollector(new DefaultCollector() {
                @Override
                public Mustache.VariableFetcher createFetcher(Object context, String name) {
                    return context instanceof Map ? super.createFetcher(context, name) : NOTHING;
                }
            });
    private static final Mustache.VariableFetcher NOTHING = (context, name) -> Template.NO_FETCHER_FOUND;

    private final String letter;
    private final Template template;

    private MustacheText(String letter, Template template) {
        this.letter = letter;
        this.template = template;
    }

    /**
     * Compiles a text.
     *
     * @throws LetterProblem when it is not well formed
     */
    static MustacheText of(String letter, String source) {
        try {
            return new MustacheText(letter, COMPILER.compile(source));
        } catch (MustacheException e) {
            throw new LetterProblem(letter, "is not well formed: " + e.getMessage());
        }
    }

    /**
     * Fills in the fields.
     *
     * @throws LetterProblem when one is missing
     */
    String filled(Map<String, Object> values) {
        try {
            return template.execute(values);
        } catch (MustacheException e) {
            throw new LetterProblem(letter, "a field cannot be filled in");
        }
    }
}
