package org.habeas.casework.clock;

import java.util.List;

/**
 * The rules of one regime as its file states them.
 *
 * @param file name of the file
 * @param regime id of the law or promise
 * @param title its full name
 * @param shortTitle as people call it; the full name when the file gives none
 * @param entries the rules that could be read, in the order of the file
 * @param problems what is wrong with the file; a pack with problems is not to be used
 */
public record LawPack(
        String file, String regime, String title, String shortTitle, List<Entry> entries, List<Problem> problems) {
    /** Copies the lists, so that a pack never changes. */
    public LawPack {
        entries = List.copyOf(entries);
        problems = List.copyOf(problems);
    }

    /**
     * One rule and where it stands.
     *
     * @param line line of its id in the file, from 1
     */
    public record Entry(ClockRule rule, int line) {}

    /**
     * One thing that is wrong in a file.
     *
     * @param line line in the file, from 1
     * @param message what is wrong, in words a lawyer can act on
     */
    public record Problem(String file, int line, String message) {
        /** {@code file:line: message}. */
        public String text() {
            return file + ":" + line + ": " + message;
        }
    }

    /**
     * Reads a pack from the text of its YAML file.
     *
     * @param file name of the file, for problems
     * @param text the YAML
     * @param calendars which calendar codes exist
     * @return the pack, with all problems of the file at once
     */
    public static LawPack read(String file, String text, WorkingCalendars calendars) {
        return new LawPackReader(file, calendars).read(text);
    }
}
