package org.habeas.casework.clock;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The law packs on the class path: one YAML file a regime under {@code laws}, named in {@code laws/packs.txt}. */
final class LawPacks {
    static final String LIST = "packs.txt";

    private static final String FOLDER = "/laws/";

    private LawPacks() {}

    static List<LawPack> shipped() {
        return read(LawPacks::text);
    }

    /**
     * Reads the packs that the list names.
     *
     * @param folder the text of a file by its name, empty when there is none
     * @throws LawPackException with everything that is wrong with the list and the packs
     */
    static List<LawPack> read(Function<String, Optional<String>> folder) {
        WorkingCalendars calendars = new WorkingCalendars();
        List<LawPack> packs = new ArrayList<>();
        List<LawPack.Problem> problems = new ArrayList<>();
        List<String> lines =
                folder.apply(LIST).orElse("").lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String file = lines.get(i);
            if (file.isEmpty()) {
                continue;
            }
            Optional<String> text = folder.apply(file);
            if (lines.indexOf(file) < i) {
                problems.add(new LawPack.Problem(LIST, i + 1, file + " stands twice"));
            } else if (text.isEmpty()) {
                problems.add(new LawPack.Problem(LIST, i + 1, "there is no file " + file));
            } else {
                LawPack pack = LawPack.read(file, text.get(), calendars);
                packs.add(pack);
                problems.addAll(pack.problems());
            }
        }
        if (packs.isEmpty() && problems.isEmpty()) {
            problems.add(new LawPack.Problem(LIST, 1, "no law pack is named"));
        }
        if (!problems.isEmpty()) {
            throw new LawPackException(problems);
        }
        return packs;
    }

    /** The file names in the order in which rules are listed; a class path cannot be listed, so a file names them. */
    static List<String> names() {
        return shipped().stream().map(LawPack::file).toList();
    }

    private static Optional<String> text(String file) {
        try (InputStream in = LawPacks.class.getResourceAsStream(FOLDER + file)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(file, e);
        }
    }
}
