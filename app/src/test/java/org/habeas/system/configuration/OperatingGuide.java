package org.habeas.system.configuration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of docs/operating.md, so that what operators copy is what is tried. */
final class OperatingGuide {

    private OperatingGuide() {}

    /** The configuration file. */
    static String configuration() throws IOException {
        return example("yaml");
    }

    /** What prepares the database. */
    static String databasePreparation() throws IOException {
        return example("sql");
    }

    /** The example with one of its invented places or secrets filled in. */
    static String with(String example, String invented, String real) {
        assertThat(example).as("the example of docs/operating.md").contains(invented);
        return example.replaceFirst(Pattern.quote(invented), Matcher.quoteReplacement(real));
    }

    private static String example(String language) throws IOException {
        Path guide =
                Path.of(System.getProperty("basedir", System.getProperty("user.dir", ".")), "../docs/operating.md");
        Matcher block = Pattern.compile("(?s)```" + language + "\n(.*?)```").matcher(Files.readString(guide));
        assertThat(block.find())
                .as("docs/operating.md has an example in " + language)
                .isTrue();
        return block.group(1);
    }
}
