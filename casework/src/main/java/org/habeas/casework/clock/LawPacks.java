package org.habeas.casework.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The law packs on the class path: one YAML file a regime under {@code laws}, named in {@code laws/packs.txt}. */
final class LawPacks {
    private static final String FOLDER = "/laws/";

    private LawPacks() {}

    static List<LawPack> shipped() {
        WorkingCalendars calendars = new WorkingCalendars();
        List<LawPack> packs = names().stream()
                .map(file -> LawPack.read(file, text(file), calendars))
                .toList();
        List<LawPack.Problem> problems =
                packs.stream().flatMap(pack -> pack.problems().stream()).toList();
        if (!problems.isEmpty()) {
            throw new LawPackException(problems);
        }
        return packs;
    }

    /** The file names in the order in which rules are listed; a class path cannot be listed, so a file names them. */
    static List<String> names() {
        return text("packs.txt")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private static String text(String file) {
        try (InputStream in = Objects.requireNonNull(LawPacks.class.getResourceAsStream(FOLDER + file), file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
