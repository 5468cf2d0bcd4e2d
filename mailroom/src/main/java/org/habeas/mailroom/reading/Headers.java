package org.habeas.mailroom.reading;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One header block in its order, with the values as bytes, since half of all trouble is in their charset. */
final class Headers {

    private final List<Field> fields = new ArrayList<>();

    /**
     * One field.
     *
     * @param name in lower case
     * @param bytes after the colon, line ends included, one character a byte
     */
    record Field(String name, String bytes) {

        byte[] value() {
            return bytes.getBytes(StandardCharsets.ISO_8859_1);
        }

        /** The value on one line, not decoded beyond its charset. */
        String line() {
            return EncodedWords.oneLine(CharsetLadder.unlabelled(value()));
        }
    }

    void add(String name, byte[] value) {
        fields.add(new Field(name.strip().toLowerCase(Locale.ROOT), new String(value, StandardCharsets.ISO_8859_1)));
    }

    /** These fields below those that a server would write from the envelope (RFC 5321 4.4). */
    Headers under(Envelope envelope) {
        Headers whole = new Headers();
        whole.add("Return-Path", ("<" + envelope.returnPath() + ">").getBytes(StandardCharsets.UTF_8));
        envelope.recipients().forEach(to -> whole.add("Delivered-To", to.getBytes(StandardCharsets.UTF_8)));
        whole.fields.addAll(fields);
        return whole;
    }

    List<Field> all() {
        return fields;
    }

    List<Field> all(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).toList();
    }

    Optional<Field> first(String name) {
        return fields.stream().filter(field -> field.name().equals(name)).findFirst();
    }

    /** The first value of this name on one line, empty when there is none. */
    String line(String name) {
        return first(name).map(Field::line).orElse("");
    }

    boolean has(String name) {
        return first(name).isPresent();
    }
}
