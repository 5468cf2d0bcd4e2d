package org.habeas.mailroom.reading;

import java.util.List;

/** Undoes the line breaks that a mail client put in for the way ({@code format=flowed}, RFC 3676). */
final class FlowedText {

    private FlowedText() {}

    /** @param deleteSpace whether the space at a soft break goes with it (DelSp) */
    static String unfold(String text, boolean deleteSpace) {
        StringBuilder unfolded = new StringBuilder(text.length());
        int openDepth = -1;
        List<String> lines = text.lines().toList();
        for (String line : lines) {
            int depth = 0;
            while (depth < line.length() && line.charAt(depth) == '>') {
                depth++;
            }
            String words = line.substring(depth);
            words = words.startsWith(" ") ? words.substring(1) : words;
            boolean signature = words.equals("-- ");
            boolean continues = openDepth == depth && !signature;
            if (!continues) {
                unfolded.append(unfolded.length() > 0 ? "\n" : "")
                        .append(">".repeat(depth))
                        .append(depth > 0 && !words.isEmpty() ? " " : "");
            }
            boolean soft = words.endsWith(" ") && !signature;
            unfolded.append(soft && deleteSpace ? words.substring(0, words.length() - 1) : words);
            openDepth = soft ? depth : -1;
        }
        return unfolded.toString();
    }
}
