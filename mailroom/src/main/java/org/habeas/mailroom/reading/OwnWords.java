package org.habeas.mailroom.reading;

import java.util.ArrayList;
import java.util.List;
import org.habeas.casework.correspondence.WrittenText;
import org.habeas.casework.correspondence.WrittenText.Kind;
import org.habeas.casework.correspondence.WrittenText.Piece;

/**
 * Tells what the writer of a mail wrote from what they quote above, below or between it. Nothing is left out; where
 * nobody's own words would remain, all words are theirs.
 */
final class OwnWords {

    /** A few quoted lines above an answer help to understand it. */
    private static final int SHORT_QUOTE = 3;

    private static final int LONGEST_SIGNATURE = 20;

    /** Quotes are looked for so far; what stands below is of the kind that the last line was. */
    private static final int MOST_LINES = 5_000;

    private final List<String> lines;
    private final QuotedLetters quoted;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder open = new StringBuilder();
    private Kind kind = Kind.OWN;
    private int at;

    private OwnWords(List<String> lines) {
        this.lines = lines;
        this.quoted = new QuotedLetters(lines);
    }

    static WrittenText in(String text) {
        OwnWords words = new OwnWords(List.of(text.split("\n", -1)));
        words.run();
        WrittenText written = new WrittenText(words.pieces);
        return written.own().isBlank() ? WrittenText.own(text) : written;
    }

    /** What the writer wrote, signature and all. */
    static String of(String text) {
        StringBuilder own = new StringBuilder();
        for (Piece piece : in(text).pieces()) {
            if (piece.kind() == Kind.OWN || piece.kind() == Kind.SIGNATURE) {
                own.append(piece.text()).append('\n');
            }
        }
        return own.toString();
    }

    private void run() {
        while (at < lines.size()) {
            if (at >= MOST_LINES) {
                take(kind, lines.size());
                break;
            }
            int announced = quoted.attribution(at);
            if (quoted.isQuote(at) || announced > 0) {
                quote(announced);
            } else if (quoted.beginsLetter(at) || (quoted.asksToWriteAbove(at) && ownSoFar())) {
                take(Kind.QUOTED, lines.size());
            } else if (quoted.asksToWriteAbove(at)) {
                take(Kind.QUOTED, at + 1);
            } else if (lines.get(at).stripTrailing().equals("--")) {
                signature();
            } else {
                take(Kind.OWN, at + 1);
            }
        }
        close();
    }

    /** Lines with quote marks, or all that follows when the line that announces them is not followed by any. */
    private void quote(int announced) {
        int end = at + announced;
        int first = nextWords(end);
        if (announced > 0 && !quoted.isQuote(first)) {
            take(Kind.QUOTED, lines.size());
            return;
        }
        int from = first;
        while (quoted.isQuote(first)) {
            end = first + 1;
            first = nextWords(end);
        }
        boolean answered = end - from <= SHORT_QUOTE && first < lines.size() && !endsHere(first);
        take(answered ? Kind.ANSWERED : Kind.QUOTED, end);
    }

    /** Whether below a quote only a signature or a letter in full follows. */
    private boolean endsHere(int line) {
        return quoted.beginsLetter(line) || lines.get(line).stripTrailing().equals("--");
    }

    private void signature() {
        int end = at + 1;
        while (end < lines.size()
                && !quoted.isQuote(end)
                && !quoted.beginsLetter(end)
                && quoted.attribution(end) == 0) {
            end++;
        }
        take(end - at <= LONGEST_SIGNATURE ? Kind.SIGNATURE : Kind.OWN, end);
    }

    private int nextWords(int from) {
        int line = from;
        while (line < lines.size() && lines.get(line).isBlank()) {
            line++;
        }
        return line;
    }

    private boolean ownSoFar() {
        return (kind == Kind.OWN && !open.toString().isBlank())
                || pieces.stream()
                        .anyMatch(piece ->
                                piece.kind() == Kind.OWN && !piece.text().isBlank());
    }

    private void take(Kind next, int end) {
        if (next != kind) {
            close();
            kind = next;
        }
        for (; at < end; at++) {
            open.append(lines.get(at)).append('\n');
        }
    }

    /** Ends a piece; empty lines around it stay in the whole and are no piece of their own. */
    private void close() {
        if (!open.toString().isBlank()) {
            pieces.add(new Piece(kind, open.substring(0, open.length() - 1)));
        } else if (open.length() > 0 && !pieces.isEmpty()) {
            Piece last = pieces.remove(pieces.size() - 1);
            pieces.add(new Piece(last.kind(), last.text() + "\n" + open.substring(0, open.length() - 1)));
        }
        open.setLength(0);
    }
}
