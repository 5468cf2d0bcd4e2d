package org.habeas.mailroom.reading;

/**
 * Undoes the line breaks that a mail client put in for the way ({@code format=flowed}, RFC 3676). What is quoted stays as
 * it stands.
 */
final class FlowedText {

    private FlowedText() {}

    /** @param deleteSpace whether the space at a soft break goes with it (DelSp) */
    static String unfold(String text, boolean deleteSpace) {
        StringBuilder unfolded = new StringBuilder(text.length());
        boolean open = false;
        for (String line : text.lines().toList()) {
            boolean quoted = line.startsWith(">");
            String words = line.startsWith(" ") ? line.substring(1) : line;
            boolean soft = !quoted && words.endsWith(" ") && !words.equals("-- ");
            boolean continues = open && !quoted && !words.equals("-- ");
            if (!continues && unfolded.length() > 0) {
                unfolded.append('\n');
            }
            unfolded.append(soft && deleteSpace ? words.substring(0, words.length() - 1) : words);
            open = soft;
        }
        return unfolded.toString();
    }
}
