package org.habeas.mailroom.reading;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The text a person should see, put together from all inline text parts: several plain parts follow one another, and of
 * alternatives the plain one is taken unless it is empty.
 */
final class BodyText {

    private final List<Piece> pieces = new ArrayList<>();

    private record Piece(String content, boolean html, int alternative) {}

    void add(String content, boolean html, int alternative) {
        pieces.add(new Piece(content, html, alternative));
    }

    String text() {
        Set<Integer> saidPlainly = new HashSet<>();
        for (Piece piece : pieces) {
            if (piece.alternative() > 0 && !piece.html() && !piece.content().isBlank()) {
                saidPlainly.add(piece.alternative());
            }
        }
        StringBuilder text = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.html() && saidPlainly.contains(piece.alternative())) {
                continue;
            }
            String words = piece.html() ? HtmlText.of(piece.content()) : piece.content();
            if (!words.isBlank()) {
                text.append(text.length() > 0 ? "\n\n" : "").append(words.strip());
            }
        }
        return text.toString().replace("\r\n", "\n").replace('\r', '\n');
    }

    /** All HTML of the body, empty when there is none. */
    String html() {
        StringBuilder html = new StringBuilder();
        for (Piece piece : pieces) {
            if (piece.html()) {
                html.append(piece.content());
            }
        }
        return html.toString();
    }
}
