package org.habeas.mailroom.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Measures against two sets of mails: answering machines in many languages, and people who write about absence. */
class AnsweringMachineTests {

    private static final Pattern BETWEEN_MAILS = Pattern.compile("(?m)^=====\n");
    private static final Pattern HEADER_OF_MACHINES =
            Pattern.compile("(?im)^(auto-submitted|x-auto|precedence|return-path).*\n");

    private final MailReader reader = new MailReader();

    /**
     * A mail of a set.
     *
     * @param language name of its file
     */
    private record Mail(String language, String raw) {

        @Override
        public String toString() {
            return language + ": "
                    + raw.lines()
                            .filter(line -> line.startsWith("Subject:"))
                            .findFirst()
                            .orElse(raw);
        }
    }

    @Test
    void knowsNineOfTenAnsweringMachinesInTenLanguagesAndMore() {
        List<Mail> machines = set("answering-machines");
        List<Mail> missed =
                machines.stream().filter(mail -> !isAutomatic(mail.raw())).toList();

        assertThat(machines).hasSizeGreaterThanOrEqualTo(60);
        assertThat(machines.stream().map(Mail::language).distinct()).hasSizeGreaterThanOrEqualTo(10);
        assertThat(missed.size() * 10).as("missed: %s", missed).isLessThanOrEqualTo(machines.size());
    }

    @Test
    void knowsAsManyOfThemByTheirWordsAlone() {
        List<Mail> machines = set("answering-machines");
        List<Mail> missed = machines.stream()
                .filter(mail ->
                        !isAutomatic(HEADER_OF_MACHINES.matcher(mail.raw()).replaceAll("")))
                .toList();

        assertThat(missed.size() * 10).as("missed: %s", missed).isLessThanOrEqualTo(machines.size());
    }

    @Test
    void takesPeopleWhoWriteOfAbsenceForPeople() {
        List<Mail> people = set("people");
        List<Mail> wronged =
                people.stream().filter(mail -> isAutomatic(mail.raw())).toList();

        assertThat(people).hasSizeGreaterThanOrEqualTo(100);
        assertThat(wronged.size() * 100).as("called automatic: %s", wronged).isLessThanOrEqualTo(people.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Holiday | I am out of the office until Monday. For urgent matters contact Ann. | true",
                "Holiday | I am out of the office until Monday. Please delete my account. | false",
                "Re: Out of office | Where is my data? | false",
                "Out of office: Re: your letter | '' | true",
                "Out of office for good | Tell me what you hold. | false"
            })
    void weighsWhatIsAskedAgainstWhatIsSaidOfAbsence(String subject, String text, boolean machine) {
        assertThat(AnsweringMachine.why(subject, text) != null).isEqualTo(machine);
    }

    @Test
    void readsNothingThatIsOnlyQuoted() {
        assertThat(AnsweringMachine.why(
                        "Re: your answer",
                        "Thanks, got it.\n\nOn Monday Ann Doe <ann@example.org>\nwrote:\n> I am out of the office until"
                                + " Monday.\n> In urgent cases call my colleague.\n"))
                .isNull();
    }

    private boolean isAutomatic(String raw) {
        return reader.read(raw.getBytes(StandardCharsets.UTF_8)).automatic() != null;
    }

    private static List<Mail> set(String name) {
        try (Stream<Path> files =
                Files.list(Path.of(Objects.requireNonNull(AnsweringMachineTests.class.getResource(name))
                        .toURI()))) {
            return files.sorted()
                    .flatMap(file -> BETWEEN_MAILS
                            .splitAsStream(text(file))
                            .map(raw -> new Mail(String.valueOf(file.getFileName()), raw)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
