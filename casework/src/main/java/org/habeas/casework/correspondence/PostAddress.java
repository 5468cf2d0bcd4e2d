package org.habeas.casework.correspondence;

import java.util.Locale;

/**
 * An e-mail address with the name that stands beside it.
 *
 * @param name display name, empty when there is none; control characters are not allowed
 * @param address addr-spec of RFC 5322 as it stood, one {@code @}, no blanks or control characters
 */
public record PostAddress(String name, String address) {

    public PostAddress {
        if (name.chars().anyMatch(Character::isISOControl)
                || address.chars().anyMatch(c -> Character.isISOControl(c) || Character.isWhitespace(c))) {
            throw new IllegalArgumentException("an address holds no line breaks or control characters");
        }
        int at = address.lastIndexOf('@');
        if (at < 1 || at == address.length() - 1 || address.length() > 320) {
            throw new IllegalArgumentException("not an e-mail address");
        }
    }

    /** An address without a name. */
    public static PostAddress of(String address) {
        return new PostAddress("", address);
    }

    /** For comparing: the whole address in lower case, since no provider of note tells local parts apart by case. */
    public String normalised() {
        return address.toLowerCase(Locale.ROOT);
    }
}
