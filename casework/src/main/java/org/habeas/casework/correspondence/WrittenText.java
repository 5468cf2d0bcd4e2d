package org.habeas.casework.correspondence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * The text of a mail in the order it was sent, told apart by who wrote what: all of it is there, and a page folds what
 * would be in the way of reading.
 *
 * @param pieces joined by line ends they are the whole text
 */
public record WrittenText(List<Piece> pieces) {

    /** A mail without words. */
    public static final WrittenText NONE = new WrittenText(List.of());

    public WrittenText {
        pieces = List.copyOf(pieces);
    }

    /** A text of which every word is its sender's. */
    public static WrittenText own(String text) {
        return text.isBlank() ? NONE : new WrittenText(List.of(new Piece(Kind.OWN, text)));
    }

    /** The sender's own words without signature, for rules that ask what this person wants. */
    public String own() {
        return of(Kind.OWN);
    }

    /** What others wrote before, folded or not. */
    public String quoted() {
        return pieces.stream()
                .filter(piece -> piece.kind() == Kind.ANSWERED || piece.kind() == Kind.QUOTED)
                .map(Piece::text)
                .collect(Collectors.joining("\n"));
    }

    private String of(Kind kind) {
        return pieces.stream()
                .filter(piece -> piece.kind() == kind)
                .map(Piece::text)
                .collect(Collectors.joining("\n"));
    }

    /** Who wrote a piece, or what it is. */
    public enum Kind {
        /** Words of the sender. */
        OWN,
        /** A few quoted lines that the sender answers below them. */
        ANSWERED,
        /** An earlier letter. */
        QUOTED,
        /** The lines below {@code -- } (RFC 3676 section 4.3). */
        SIGNATURE
    }

    /** Lines of one kind. */
    public record Piece(Kind kind, String text) {

        /** Whether a page shows it only on demand. */
        public boolean isFolded() {
            return kind == Kind.QUOTED || kind == Kind.SIGNATURE;
        }

        /** What stands where it is folded: {@code … 14 lines quoted}. */
        public String words() {
            long lines = text.lines().filter(line -> !line.isBlank()).count();
            return "… " + lines + (lines == 1 ? " line " : " lines ")
                    + (kind == Kind.SIGNATURE ? "of signature" : "quoted");
        }
    }
}
