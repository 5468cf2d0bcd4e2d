package org.habeas.casework.correspondence;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An e-mail address with the name that stands beside it.
 *
 * @param name display name, empty when there is none; control characters are not allowed
 * @param address addr-spec of RFC 5322 as it stood, one {@code @}, no blanks or control characters
 */
public record PostAddress(String name, String address) {

    private static final Pattern ASCII_DOMAIN = Pattern.compile("[A-Za-z0-9_.-]+");
    private static final int LONGEST_DOMAIN = 253;

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

    /** Whether the name system can hold its domain: each label in ASCII, up to 63 characters (RFC 5890 2.3.2.1). */
    public boolean hasKnowableDomain() {
        String domain = address.substring(address.lastIndexOf('@') + 1);
        try {
            String ascii = IDN.toASCII(domain, IDN.ALLOW_UNASSIGNED);
            return ascii.length() <= LONGEST_DOMAIN
                    && ASCII_DOMAIN.matcher(ascii).matches()
                    && labels(ascii) == labels(domain);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static long labels(String domain) {
        return domain.chars().filter(c -> c == '.').count();
    }

    /** For comparing: the whole address in lower case, since no provider of note tells local parts apart by case. */
    public String normalised() {
        return address.toLowerCase(Locale.ROOT);
    }
}
