package org.habeas.inbox;

import java.util.ArrayList;
import java.util.List;

/**
 * The text of a mail, cut where the quoting of earlier mail begins at its end.
 *
 * @param own what the writer wrote
 * @param quoted the quoted lines at the end, possibly empty
 */
record MailText(String own, String quoted) {

    static final MailText NONE = new MailText("", "");

    static MailText of(String text) {
        List<String> lines = new ArrayList<>(text.strip().lines().toList());
        int cut = lines.size();
        while (cut > 0
                && (lines.get(cut - 1).startsWith(">") || lines.get(cut - 1).isBlank())) {
            cut--;
        }
        boolean quotes = lines.subList(cut, lines.size()).stream().anyMatch(line -> line.startsWith(">"));
        if (!quotes) {
            return new MailText(text.strip(), "");
        }
        return new MailText(
                String.join("\n", lines.subList(0, cut)),
                String.join("\n", lines.subList(cut, lines.size())).strip());
    }

    public long quotedLines() {
        return quoted.lines().count();
    }
}
