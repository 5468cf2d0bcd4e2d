package org.habeas.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/mail-scenarios.md} names a test for each hard scenario of the mailroom, and each such test. */
class MailScenariosTests {

    private static final int SCENARIOS = 34;

    private static final Pattern ROW = Pattern.compile("^\\| *(\\d+[^|]*)\\|.*\\|([^|]*)\\|\\s*$", Pattern.MULTILINE);
    private static final Pattern NUMBER = Pattern.compile("\\d+");
    private static final Pattern TEST = Pattern.compile("`(\\w+)\\.(\\w+)`");

    private static final Pattern METHOD = Pattern.compile("\\bvoid (\\w+)\\(");

    /** A mark, other annotations, and the method that bears it. */
    private static final Pattern MARKED =
            Pattern.compile("@MailScenario\\(\\{?([\\d, ]+)\\}?\\)[^;{]*?\\bvoid (\\w+)\\(");

    @Test
    void namesATestForEveryScenarioAndEveryTestOfOne() throws IOException {
        Set<String> named = named();

        assertThat(named).containsAll(marked());
        assertThat(named.stream().map(row -> row.substring(3)).toList()).isSubsetOf(tests());
        assertThat(named.stream()
                        .map(row -> Integer.parseInt(row.substring(0, 2)))
                        .distinct()
                        .toList())
                .isEqualTo(IntStream.rangeClosed(1, SCENARIOS).boxed().toList());
    }

    private static Set<String> tests() throws IOException {
        Set<String> tests = new TreeSet<>();
        for (Path source : testSources()) {
            String type = source.getFileName().toString().replace(".java", "");
            Matcher test = METHOD.matcher(Files.readString(source));
            while (test.find()) {
                tests.add(type + "." + test.group(1));
            }
        }
        return tests;
    }

    private static Set<String> named() throws IOException {
        Set<String> named = new TreeSet<>();
        Matcher row = ROW.matcher(Files.readString(Path.of("../docs/mail-scenarios.md")));
        while (row.find()) {
            Matcher test = TEST.matcher(row.group(2));
            while (test.find()) {
                numbers(row.group(1)).forEach(number -> named.add(entry(number, test.group(1), test.group(2))));
            }
        }
        return named;
    }

    private static Set<String> marked() throws IOException {
        Set<String> marked = new TreeSet<>();
        for (Path source : testSources()) {
            String type = source.getFileName().toString().replace(".java", "");
            Matcher mark = MARKED.matcher(Files.readString(source));
            while (mark.find()) {
                numbers(mark.group(1)).forEach(number -> marked.add(entry(number, type, mark.group(2))));
            }
        }
        return marked;
    }

    private static List<Path> testSources() throws IOException {
        List<Path> sources = new ArrayList<>();
        try (Stream<Path> modules = Files.list(Path.of(".."))) {
            for (Path tests : modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> files = Files.walk(tests)) {
                    files.filter(file -> file.toString().endsWith("Tests.java")
                                    || file.toString().endsWith("Contract.java"))
                            .forEach(sources::add);
                }
            }
        }
        return sources;
    }

    private static List<Integer> numbers(String text) {
        return NUMBER.matcher(text)
                .results()
                .map(found -> Integer.parseInt(found.group()))
                .toList();
    }

    private static String entry(int number, String type, String method) {
        return "%02d %s.%s".formatted(number, type, method);
    }
}
