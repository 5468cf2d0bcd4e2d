package org.habeas.legalprocess.disclosure;

import java.util.regex.Pattern;

/**
 * An account, a domain or an item under its keyed pseudonym: the same one is recognised, nobody is named.
 *
 * @param kind what it is
 * @param pseudonym 32 hexadecimal digits, from {@link Pseudonyms}
 */
public record Target(TargetKind kind, String pseudonym) {

    private static final Pattern PSEUDONYM = Pattern.compile("[0-9a-f]{32}");

    public Target {
        if (!isPseudonym(pseudonym)) {
            throw new IllegalArgumentException("a target is kept under its pseudonym only");
        }
    }

    static boolean isPseudonym(String text) {
        return PSEUDONYM.matcher(text).matches();
    }
}
