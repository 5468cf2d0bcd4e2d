package org.habeas.system.command;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.habeas.casework.correspondence.CaseTokens;
import org.habeas.mailroom.reading.MailReader;
import org.habeas.mailroom.reading.ReadMail;
import org.habeas.sar.Right;
import org.habeas.sar.rule.SortingWords;
import org.jspecify.annotations.Nullable;

/** Reads the mails of one directory as intake would, each within a time. */
final class MailChecking {

    private static final Duration LONGEST = Duration.ofMillis(1_700);

    private final Path directory;
    private final MailReader reader = MailReader.within(LONGEST);
    private final SortingWords words = new SortingWords();

    MailChecking(Path directory) {
        this.directory = directory;
    }

    CheckedMail read(Path path) {
        String file = directory.relativize(path).toString();
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(path))) {
            return checked(file, reader.read(raw));
        } catch (IOException e) {
            return unread(file, "The file cannot be read: " + e.getMessage());
        } catch (RuntimeException | StackOverflowError e) {
            return unread(file, "The mail cannot be read: " + e.getClass().getSimpleName() + ".");
        }
    }

    private CheckedMail checked(String file, ReadMail mail) {
        Map<String, List<String>> rights = words.suggest(
                        mail.subject() + "\n" + mail.written().own(), mail.language())
                .rights();
        List<String> problems = new ArrayList<>();
        Optional.ofNullable(mail.overLimit()).ifPresent(problems::add);
        problems.addAll(mail.problems());
        return new CheckedMail(
                file,
                mail.messageId(),
                written(mail.from().address()),
                written(mail.from().name()),
                mail.subject(),
                mail.date() == null ? null : mail.date().toString(),
                mail.automatic() != null,
                mail.automatic(),
                mail.language(),
                Arrays.stream(Right.values())
                        .map(Right::key)
                        .filter(rights::containsKey)
                        .toList(),
                mail.text(),
                mail.attachments().stream()
                        .map(one -> new CheckedMail.Attachment(one.name(), one.mediaType(), one.size(), one.sha256()))
                        .toList(),
                Stream.concat(mail.recipients().stream(), mail.references().stream())
                        .flatMap(one -> CaseTokens.claimed(one).stream())
                        .findFirst()
                        .orElse(null),
                problems);
    }

    private static CheckedMail unread(String file, String problem) {
        return new CheckedMail(
                file, null, null, null, "", null, false, null, "und", List.of(), "", List.of(), null, List.of(problem));
    }

    private static @Nullable String written(String words) {
        return words.isEmpty() ? null : words;
    }
}
