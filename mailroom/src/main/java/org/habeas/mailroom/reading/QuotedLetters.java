package org.habeas.mailroom.reading;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Knows the lines with which mail programs begin a letter that they quote, in many languages. */
final class QuotedLetters {

    private static final Phrases PHRASES = Phrases.load("quoted-letters.txt");
    private static final Pattern RULE = Pattern.compile("\\s*(-{3,}|_{8,}|={8,}|\\*{5,}).*");
    private static final Pattern RULED_WORDS =
            Pattern.compile("[\\s>]*[-_=*~]{2,}\\s*(\\p{L}[^\\n]{3,60}?)\\s*[-_=*~]{2,}\\s*:?\\s*");
    private static final Pattern FIELD = Pattern.compile("\\s*\\*?(\\p{L}[\\p{L} .-]{0,20})\\*?\\s?[:：]\\*?.*");
    private static final Pattern TIME = Pattern.compile("(?<!\\d)\\d{1,2}[:.h]\\d{2}(?!\\d)");
    private static final Pattern YEAR = Pattern.compile("(?<!\\d)(19|20)\\d\\d(?!\\d)|\\d\\d?[./-]\\d\\d?[./-]\\d\\d");
    private static final Pattern DIRECTIONS = Pattern.compile("[\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final int FIELDS_LOOKED_AT = 8;
    private static final int LONGEST_ATTRIBUTION = 300;
    private static final int MOST_LINES = 3;

    private final List<String> lines;

    /** @param lines of the text, stripped of nothing */
    QuotedLetters(List<String> lines) {
        this.lines = lines;
    }

    /** Whether a line quotes; a sentence that begins with From is marked so by stores of mail (RFC 4155). */
    boolean isQuote(int at) {
        String line = at >= 0 && at < lines.size() ? lines.get(at) : "";
        if (!line.startsWith(">") && !line.startsWith("＞")) {
            return false;
        }
        boolean alone = !isMarked(at - 1) && !isMarked(at + 1);
        return !(alone && line.startsWith(">From "));
    }

    private boolean isMarked(int at) {
        return at >= 0 && at < lines.size() && lines.get(at).startsWith(">");
    }

    /** A rule, or the fields that stand above a letter without quote marks. */
    boolean beginsLetter(int at) {
        String line = lines.get(at);
        if (line.length() > LONGEST_ATTRIBUTION) {
            return false;
        }
        boolean rule = RULE.matcher(line).matches();
        if (rule || line.startsWith("--")) {
            var words = RULED_WORDS.matcher(line);
            if (words.matches() && says("rule", words.group(1))) {
                return true;
            }
        }
        return hasFields(at, rule);
    }

    private boolean hasFields(int at, boolean rule) {
        int fields = 0;
        boolean from = false;
        boolean dated = false;
        for (int i = rule ? at + 1 : at; i < Math.min(lines.size(), at + FIELDS_LOOKED_AT); i++) {
            var field = FIELD.matcher(lines.get(i));
            boolean matches = lines.get(i).length() <= LONGEST_ATTRIBUTION && field.matches();
            if (!matches && (!rule || fields > 0 || !lines.get(i).isBlank())) {
                break;
            }
            if (matches) {
                from |= fields == 0 && isFromField(field.group(1));
                dated |= TIME.matcher(lines.get(i)).find()
                        || YEAR.matcher(lines.get(i)).find();
                fields++;
            }
        }
        return fields >= 3 && (rule || (from && dated));
    }

    private static boolean isFromField(String name) {
        String folded = Phrases.folded(name);
        return PHRASES.of("from").stream()
                .anyMatch(phrase -> phrase.pieces().get(0).equals(folded));
    }

    /** Whether the sender was asked to write above this line. */
    boolean asksToWriteAbove(int at) {
        return lines.get(at).length() <= LONGEST_ATTRIBUTION && says("above", lines.get(at));
    }

    /** How many lines from here on say who wrote what follows; 0 when they do not. */
    int attribution(int at) {
        StringBuilder joined = new StringBuilder();
        for (int i = at; i < Math.min(lines.size(), at + MOST_LINES); i++) {
            String line = DIRECTIONS.matcher(lines.get(i)).replaceAll("").strip();
            if (line.isEmpty() || isQuote(i) || joined.length() + line.length() > LONGEST_ATTRIBUTION) {
                return 0;
            }
            joined.append(joined.length() == 0 ? "" : " ").append(line);
            boolean ends = line.endsWith(":") || line.endsWith("：");
            if ((ends || isQuote(next(i + 1))) && attributes(joined.toString(), ends, isQuote(next(i + 1)))) {
                return i - at + 1;
            }
            if (ends || !couldGoOn(line)) {
                return 0;
            }
        }
        return 0;
    }

    /** A first line of two or three names a day or an address, and is no sentence. */
    private static boolean couldGoOn(String line) {
        return (hasDigit(line) || line.indexOf('@') >= 0 || line.endsWith("<")) && !line.matches(".*[.!?。]");
    }

    private static boolean attributes(String line, boolean colon, boolean quoteFollows) {
        boolean address = line.indexOf('@') > 0;
        boolean time = TIME.matcher(line).find();
        boolean dated = hasDigit(line) && (time || address);
        if (colon && address && time) {
            return true;
        }
        String folded = Phrases.folded(line).replaceFirst("[ :]+$", "");
        Optional<Phrases.Phrase> said = PHRASES.of("attribution").stream()
                .filter(phrase -> phrase.isIn(folded, folded.length()))
                .findFirst();
        if (said.isEmpty()) {
            return false;
        }
        boolean atEnd = PHRASES.of("attribution").stream().anyMatch(phrase -> endsWith(folded, phrase));
        return atEnd ? quoteFollows || hasDigit(line) || address : dated && colon;
    }

    private static boolean endsWith(String folded, Phrases.Phrase phrase) {
        int from = folded.lastIndexOf(phrase.pieces().get(0));
        return (from >= 0 && phrase.find(folded.substring(from), 1) == folded.length() - from)
                || phrase.find(folded, folded.length()) == folded.length();
    }

    private static boolean says(String kind, String line) {
        return PHRASES.anyIn(Phrases.folded(line), kind);
    }

    private int next(int from) {
        int at = from;
        while (at < lines.size() && lines.get(at).isBlank()) {
            at++;
        }
        return at;
    }

    private static boolean hasDigit(String line) {
        return line.chars().anyMatch(Character::isDigit);
    }
}
