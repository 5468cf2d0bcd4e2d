package org.habeas.transparency.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Numbers and dates as the report prints them. */
final class Words {

    static final String NOT_APPLICABLE = "–";
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH);

    private Words() {}

    static String number(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    static String number(Optional<BigDecimal> number) {
        return number.map(BigDecimal::toPlainString).orElse(NOT_APPLICABLE);
    }

    static String count(long number, String one, String many) {
        return (number == 0 ? "no" : number(number)) + " " + (number == 1 ? one : many);
    }

    static String change(long now, long before) {
        long difference = now - before;
        return difference == 0 ? "0" : (difference > 0 ? "+" : "–") + number(Math.abs(difference));
    }

    static String deducted(long number) {
        return number == 0 ? "0" : "(" + number(number) + ")";
    }

    static String day(LocalDate day) {
        return DAY.format(day);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
