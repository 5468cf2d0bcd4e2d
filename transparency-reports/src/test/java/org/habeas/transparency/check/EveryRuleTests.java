package org.habeas.transparency.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** For each of the rules a file that passes and one with a single cell or word changed, in which only that rule finds anything. */
class EveryRuleTests {

    private static final Path FILES = Path.of("src/test/resources/report-check");

    @ParameterizedTest
    @MethodSource("rules")
    void passesAFileThatHoldsAndFindsTheOneThatDoesNot(String rule) {
        assertThat(ReportCheck.of(file(rule, "holds"))).isEmpty();
        assertThat(ReportCheck.of(file(rule, "broken"))).isNotEmpty().allSatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.cell()).contains("broken.");
            assertThat(finding.arithmetic()).isNotBlank();
        });
    }

    static Stream<String> rules() {
        return IntStream.rangeClosed(1, 13).mapToObj(number -> "R" + number);
    }

    private static Map<String, String> file(String rule, String name) {
        try (Stream<Path> files = Files.list(FILES.resolve(rule))) {
            Path file = files.filter(one -> one.getFileName().toString().startsWith(name))
                    .findFirst()
                    .orElseThrow();
            return Map.of(file.getFileName().toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
