package org.habeas.mailroom.reading;

import java.nio.charset.Charset;
import java.util.Optional;
import org.apache.tika.parser.txt.CharsetDetector;
import org.apache.tika.parser.txt.CharsetMatch;

/** What bytes without a label, or with a wrong one, look like by the frequency of their characters. */
final class GuessedCharset {

    private static final int BYTES_LOOKED_AT = 8 * 1024;
    private static final int SURE_ENOUGH = 40;

    private GuessedCharset() {}

    /** Empty when nothing stands out, as in a text of a few words. */
    static Optional<Charset> of(byte[] bytes) {
        CharsetMatch match = new CharsetDetector(BYTES_LOOKED_AT).setText(bytes).detect();
        return match == null
                        || match.getConfidence() < SURE_ENOUGH
                        || match.getName().startsWith("UTF-")
                        || match.getName().startsWith("IBM")
                        || match.getName().startsWith("EBCDIC")
                ? Optional.empty()
                : CharsetLadder.named(match.getName());
    }
}
