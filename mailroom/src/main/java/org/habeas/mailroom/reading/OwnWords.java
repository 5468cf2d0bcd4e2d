package org.habeas.mailroom.reading;

import java.util.List;
import java.util.regex.Pattern;

/** What the writer of a mail wrote, without what they quote below or between it. */
final class OwnWords {

    private static final Pattern RULE = Pattern.compile("\\s*(-{3,}|_{8,}|={8,}).*");
    private static final Pattern FIELD = Pattern.compile("\\s*\\*?\\p{L}[\\p{L} .-]{0,20}\\*?\\s?[:：].*");
    private static final int FIELDS_LOOKED_AT = 8;
    private static final int LONGEST_ATTRIBUTION = 200;

    private final List<Phrases.Phrase> attributions;

    /** @param attributions phrases that end the line above a quoted letter */
    OwnWords(List<Phrases.Phrase> attributions) {
        this.attributions = attributions;
    }

    String of(String text) {
        StringBuilder own = new StringBuilder();
        boolean begun = false;
        String[] lines = text.split("\n", -1);
        for (int i = 0; i < lines.length; i++) {
            if ((begun && beginsQuotedLetter(lines, i)) || isAttribution(lines, i)) {
                break;
            }
            if (!lines[i].startsWith(">")) {
                begun |= !lines[i].isBlank();
                own.append(lines[i]).append('\n');
            }
        }
        return own.toString();
    }

    /** A rule or a block of header fields, as mail programs put above what they forward or answer. */
    private static boolean beginsQuotedLetter(String[] lines, int at) {
        boolean rule = RULE.matcher(lines[at]).matches();
        int first = rule ? at + 1 : at;
        int fields = 0;
        boolean address = false;
        for (int i = first; i < Math.min(lines.length, first + FIELDS_LOOKED_AT); i++) {
            boolean field = FIELD.matcher(lines[i]).matches();
            if (!field && (fields > 0 || !lines[i].isBlank())) {
                break;
            }
            fields += field ? 1 : 0;
            address |= field && lines[i].indexOf('@') > 0;
        }
        return fields >= 3 && (rule || address);
    }

    /** The line above a quoted letter, which may be broken in two. */
    private boolean isAttribution(String[] lines, int at) {
        String next = at + 1 < lines.length ? lines[at + 1] : "";
        return attributes(lines[at])
                || (!next.isBlank() && !lines[at].isBlank() && !attributes(next) && attributes(lines[at] + " " + next));
    }

    private boolean attributes(String line) {
        if (line.isBlank() || line.length() > LONGEST_ATTRIBUTION) {
            return false;
        }
        String folded = Phrases.folded(line).replaceFirst("[ :]+$", "");
        return attributions.stream().anyMatch(phrase -> phrase.find(folded, folded.length()) == folded.length());
    }
}
