package org.habeas.legalprocess.disclosure;

import java.util.Locale;
import java.util.Optional;

/** A value that is written in tables and files as its name in lower case: {@code COURT_ORDER} is {@code court_order}. */
public interface Coded {

    /** The name of the constant, as every enum has it. */
    String name();

    /** As tables and files write it. */
    default String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a code; case and surrounding blanks do not matter, a hyphen or a blank is as good as an underscore. */
    static <T extends Enum<T> & Coded> Optional<T> parse(Class<T> type, String text) {
        String wanted = plain(text);
        for (T value : type.getEnumConstants()) {
            if (value.code().equals(wanted)) {
                return Optional.of(value);
            }
        }
        return Optional.empty();
    }

    /** Any writing of a code as {@link #code()} writes it. */
    static String plain(String text) {
        return text.strip().toLowerCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
    }
}
