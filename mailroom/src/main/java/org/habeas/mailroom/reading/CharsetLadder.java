package org.habeas.mailroom.reading;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Turns bytes into text whatever their label says: the label first, with the aliases that clients get wrong, then
 * UTF-8, then what the bytes look like, then windows-1252, which never fails.
 */
final class CharsetLadder {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final Pattern CODE_PAGE = Pattern.compile("(?:windows|win|cp|ms|ibm|x-cp)[-_ ]?(\\d{3,5})");

    /** What a label means in practice: the superset that the sender's software really used. */
    private static final Map<String, String> MEANT = Map.ofEntries(
            Map.entry("utf8", "UTF-8"),
            Map.entry("unicode-1-1-utf-8", "UTF-8"),
            Map.entry("gb2312", "GB18030"),
            Map.entry("gbk", "GB18030"),
            Map.entry("gb_2312-80", "GB18030"),
            Map.entry("x-gbk", "GB18030"),
            Map.entry("936", "GB18030"),
            Map.entry("big5", "Big5-HKSCS"),
            Map.entry("950", "Big5-HKSCS"),
            Map.entry("ks_c_5601-1987", "x-windows-949"),
            Map.entry("ks_c_5601", "x-windows-949"),
            Map.entry("ksc5601", "x-windows-949"),
            Map.entry("euc-kr", "x-windows-949"),
            Map.entry("949", "x-windows-949"),
            Map.entry("iso-2022-jp", "x-windows-iso2022jp"),
            Map.entry("shift_jis", "windows-31j"),
            Map.entry("shift-jis", "windows-31j"),
            Map.entry("sjis", "windows-31j"),
            Map.entry("x-sjis", "windows-31j"),
            Map.entry("932", "windows-31j"),
            Map.entry("ansi", "windows-1252"),
            Map.entry("latin1", "windows-1252"),
            Map.entry("latin-1", "windows-1252"),
            Map.entry("iso-8859-1", "windows-1252"),
            Map.entry("iso8859-1", "windows-1252"),
            Map.entry("iso-8859-1-windows-3.1-latin-1", "windows-1252"),
            Map.entry("iso-8859-8-i", "ISO-8859-8"),
            Map.entry("iso-8859-9", "windows-1254"),
            Map.entry("874", "x-windows-874"),
            Map.entry("tis-620", "x-windows-874"),
            Map.entry("macintosh", "x-MacRoman"),
            Map.entry("mac", "x-MacRoman"));

    /** Labels that say nothing about the bytes. */
    private static final Set<String> EMPTY =
            Set.of("", "us-ascii", "ascii", "us", "none", "default", "8bit", "x-user-defined", "binary");

    private CharsetLadder() {}

    /**
     * Text and what was wrong with its label.
     *
     * @param problem in words, null when the label was right or there was none
     */
    record Decoded(String text, @Nullable String problem) {}

    /** @param label charset as the mail names it, or null */
    static Decoded decode(byte[] bytes, @Nullable String label) {
        String name = label == null ? "" : plain(label);
        if (name.endsWith("utf-7")) {
            return new Decoded(tidy(Utf7.decode(bytes)), null);
        }
        if (isAscii(bytes) && !hasEscape(bytes) && !name.startsWith("utf-16") && !name.startsWith("utf-32")) {
            return new Decoded(tidy(new String(bytes, StandardCharsets.US_ASCII)), unknown(name));
        }
        boolean unannouncedEscapes = isAscii(bytes) && hasEscape(bytes) && !name.startsWith("iso-2022");
        if (saysNothing(name) || unannouncedEscapes) {
            return new Decoded(tidy(unlabelled(bytes)), null);
        }
        Optional<Charset> charset = named(name);
        if (charset.isEmpty()) {
            return new Decoded(tidy(unlabelled(bytes)), unknown(name));
        }
        // A windows-1252 label never fails, so UTF-8 that hides behind it is asked for first.
        if (charset.get().equals(WINDOWS_1252)) {
            Optional<String> utf8 = strict(bytes, StandardCharsets.UTF_8);
            if (utf8.isPresent()) {
                return new Decoded(tidy(utf8.get()), wrong(name));
            }
        }
        return strict(bytes, charset.get())
                .map(text -> new Decoded(tidy(text), null))
                .orElseGet(() -> mislabelled(bytes, charset.get(), name));
    }

    /** Text of bytes that nothing labels. */
    static String unlabelled(byte[] bytes) {
        if (hasEscape(bytes)) {
            Optional<String> japanese = named("iso-2022-jp").flatMap(charset -> strict(bytes, charset));
            if (japanese.isPresent()) {
                return japanese.get();
            }
        }
        return strict(bytes, StandardCharsets.UTF_8)
                .or(() -> nearly(bytes, StandardCharsets.UTF_8))
                .or(() -> GuessedCharset.of(bytes).flatMap(charset -> strict(bytes, charset)))
                .orElseGet(() -> new String(bytes, WINDOWS_1252));
    }

    /**
     * Raw bytes of a header, not tidied: a control character in an address must not vanish before somebody looked at it.
     *
     * @param textCharset charset of the letter's text, which its headers are mostly in too; null when unknown
     */
    static String ofHeader(byte[] bytes, @Nullable String textCharset) {
        if (textCharset == null || saysNothing(plain(textCharset)) || isAscii(bytes)) {
            return unlabelled(bytes);
        }
        return strict(bytes, StandardCharsets.UTF_8)
                .or(() -> named(textCharset).flatMap(charset -> strict(bytes, charset)))
                .orElseGet(() -> unlabelled(bytes));
    }

    /** The charset that a label means; empty when there is none of that name. */
    static Optional<Charset> named(String label) {
        String name = plain(label);
        Matcher codePage = CODE_PAGE.matcher(name);
        String meant = MEANT.get(name);
        if (meant == null && codePage.matches()) {
            meant = MEANT.getOrDefault(codePage.group(1), "cp" + codePage.group(1));
        }
        try {
            return Optional.of(Charset.forName(meant == null ? name : meant));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Optional.empty();
        }
    }

    /** Text that a database and a page can hold: no NUL, no control characters but tab and line ends, no lone surrogate. */
    static String tidy(String text) {
        StringBuilder clean = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean control = (c < ' ' && c != '\n' && c != '\r' && c != '\t') || (c >= 0x7f && c < 0xa0);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            boolean lone = Character.isSurrogate(c) && !pair;
            if ((control || lone) && clean == null) {
                clean = new StringBuilder(text.length()).append(text, 0, i);
            }
            if (clean != null && !control) {
                clean.append(lone ? '\ufffd' : c);
            }
            if (pair) {
                i++;
                if (clean != null) {
                    clean.append(text.charAt(i));
                }
            }
        }
        return clean == null ? text : clean.toString();
    }

    /** A few bad bytes do not make a label wrong; many do. */
    private static Decoded mislabelled(byte[] bytes, Charset charset, String name) {
        String text = strict(bytes, StandardCharsets.UTF_8)
                .or(() -> nearly(bytes, charset))
                .or(() -> GuessedCharset.of(bytes).flatMap(guessed -> strict(bytes, guessed)))
                .or(() -> nearly(bytes, StandardCharsets.UTF_8))
                .orElseGet(() -> charset.equals(StandardCharsets.UTF_8)
                        ? new String(bytes, WINDOWS_1252)
                        : new String(bytes, charset));
        return new Decoded(tidy(text), wrong(name));
    }

    private static Optional<String> strict(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CharBuffer text = CharBuffer.allocate((int) Math.ceil(bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        // Not the end of input: a character that a limit cut in two is no reason to doubt the label.
        boolean failed = decoder.decode(ByteBuffer.wrap(bytes), text, false).isError();
        return failed ? Optional.empty() : Optional.of(text.flip().toString());
    }

    /** The text with the few characters replaced that are broken, when others that are not ASCII are whole. */
    private static Optional<String> nearly(byte[] bytes, Charset charset) {
        String text = new String(bytes, charset);
        long broken = text.chars().filter(c -> c == 0xfffd).count();
        long whole = text.codePoints().filter(c -> c > 0x7f && c != 0xfffd).count();
        return whole > broken * 5 ? Optional.of(text) : Optional.empty();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean hasEscape(byte[] bytes) {
        for (byte b : bytes) {
            if (b == 0x1b) {
                return true;
            }
        }
        return false;
    }

    private static String plain(String label) {
        return label.replaceAll("[\"'\\s]|[;,].*", "").toLowerCase(Locale.ROOT);
    }

    private static boolean saysNothing(String name) {
        return EMPTY.contains(name) || name.startsWith("unknown") || name.startsWith("x-unknown");
    }

    private static @Nullable String unknown(String name) {
        return saysNothing(name) || named(name).isPresent()
                ? null
                : "The character set " + shown(name) + " does not exist.";
    }

    private static String wrong(String name) {
        return "The text is not in the character set " + shown(name) + " that the mail names.";
    }

    private static String shown(String name) {
        return name.replaceAll("[^a-z0-9_.-]", "?").substring(0, Math.min(name.length(), 40));
    }
}
