package org.habeas.breach;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.habeas.casework.ActRefused;
import org.habeas.casework.correspondence.PostAddress;
import org.jspecify.annotations.Nullable;

/**
 * Reads a list of customers (CSV, RFC 4180, UTF-8, comma or semicolon): good rows are taken, each bad one is told by its
 * line with the reason.
 *
 * @param rows the good rows in order
 * @param unusable the bad rows in order
 */
record CustomerList(List<Row> rows, List<Unusable> unusable) {

    private static final int MOST_ROWS = 100_000;
    private static final int MOST_HOURS = 24 * 90;
    private static final Set<String> KNOWN =
            Set.of("customer", "name", "email", "language", "status", "people", "hours");

    /** A good row with the number of its line. */
    record Row(int line, Customer customer) {}

    /** A bad row with the number of its line and what is wrong with it. */
    record Unusable(int line, String reason) {}

    /**
     * Reads a list.
     *
     * @throws ActRefused {@code list-unreadable} when it is no text in UTF-8, has no head or lacks a column
     */
    static CustomerList read(byte[] file) {
        List<CsvLine> lines = CsvLine.all(text(file));
        if (lines.isEmpty()) {
            throw unreadable("The file is empty.");
        }
        List<String> head = lines.get(0).cells().stream()
                .map(cell -> cell.strip().toLowerCase(Locale.ROOT))
                .toList();
        for (String wanted : List.of("customer", "email")) {
            if (!head.contains(wanted)) {
                throw unreadable("The first line names no column \"" + wanted + "\". Known columns: "
                        + String.join(", ", KNOWN.stream().sorted().toList()) + ".");
            }
        }
        if (lines.size() > MOST_ROWS) {
            throw unreadable("The file has more than " + MOST_ROWS + " rows.");
        }
        List<Row> rows = new ArrayList<>();
        List<Unusable> unusable = new ArrayList<>();
        Map<String, Integer> seen = new HashMap<>();
        for (CsvLine line : lines.subList(1, lines.size())) {
            try {
                Customer customer = customer(head, line);
                Integer before = seen.putIfAbsent(customer.identity(), line.number());
                if (before != null) {
                    throw new BadRow("repeats line " + before + ": the same customer and address");
                }
                rows.add(new Row(line.number(), customer));
            } catch (BadRow bad) {
                unusable.add(new Unusable(line.number(), String.valueOf(bad.getMessage())));
            }
        }
        return new CustomerList(List.copyOf(rows), List.copyOf(unusable));
    }

    private static Customer customer(List<String> head, CsvLine line) {
        if (line.cells().size() != head.size()) {
            throw new BadRow("has " + line.cells().size() + " cells, the first line has " + head.size());
        }
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < head.size(); i++) {
            cells.put(head.get(i), line.cells().get(i).strip());
        }
        String customer = cells.getOrDefault("customer", "");
        if (customer.isEmpty()) {
            throw new BadRow("names no customer");
        }
        for (String value : new HashSet<>(cells.values())) {
            if (value.chars().anyMatch(Character::isISOControl)) {
                throw new BadRow("holds a control character");
            }
        }
        return new Customer(
                customer,
                cells.getOrDefault("name", ""),
                address(cells.getOrDefault("email", "")),
                language(cells.getOrDefault("language", "")),
                status(cells.getOrDefault("status", "")),
                people(cells.getOrDefault("people", "")),
                hours(cells.getOrDefault("hours", "")));
    }

    private static String address(String email) {
        if (email.isEmpty()) {
            throw new BadRow("has no e-mail address");
        }
        try {
            PostAddress address = PostAddress.of(email);
            if (address.hasKnowableDomain()) {
                return address.address();
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Refused below, with the same words.
        }
        throw new BadRow("has an e-mail address that cannot be used");
    }

    private static String language(String code) {
        if (!code.isEmpty() && !code.matches("[A-Za-z]{2}")) {
            throw new BadRow("has a language that is no two-letter code");
        }
        return code.isEmpty() ? "en" : code.toLowerCase(Locale.ROOT);
    }

    private static Customer.Status status(String word) {
        for (Customer.Status status : Customer.Status.values()) {
            if (status.words().equalsIgnoreCase(word) || status.name().equalsIgnoreCase(word)) {
                return status;
            }
        }
        if (word.isEmpty()) {
            return Customer.Status.POSSIBLE;
        }
        throw new BadRow("has a status that is none of possible, confirmed, ruled out");
    }

    private static @Nullable String people(String count) {
        if (count.isEmpty()) {
            return null;
        }
        if (!count.matches("\\d{1,12}") && !count.equalsIgnoreCase("unknown")) {
            throw new BadRow("has a number of people that is neither a whole number nor the word unknown");
        }
        return count.toLowerCase(Locale.ROOT);
    }

    private static @Nullable Integer hours(String hours) {
        if (hours.isEmpty()) {
            return null;
        }
        if (!hours.matches("\\d{1,4}") || Integer.parseInt(hours) < 1 || Integer.parseInt(hours) > MOST_HOURS) {
            throw new BadRow("has contractual hours that are no number from 1 to " + MOST_HOURS);
        }
        return Integer.valueOf(hours);
    }

    private static String text(byte[] file) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(file))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException otherCharset) {
            throw unreadable("The file is no text in UTF-8. Save it as CSV in UTF-8 and import it again.");
        }
    }

    private static ActRefused unreadable(String why) {
        return new ActRefused("list-unreadable", why + " Nothing was imported.");
    }

    /** A row that cannot be used; caught where rows are read. */
    private static final class BadRow extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BadRow(String reason) {
            super(reason);
        }
    }
}
