package org.habeas.mailroom.reading;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Writes TNEF for tests, attribute by attribute. */
final class Tnef {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Tnef() {
        number(0x223e9f78, 4);
        number(1, 2);
    }

    Tnef attribute(int level, int id, byte[] value) {
        bytes.write(level);
        number(id, 2);
        number(0, 2);
        number(value.length, 4);
        bytes.writeBytes(value);
        number(0, 2);
        return this;
    }

    /** One property of MAPI with a value of any length, as an attribute of the letter. */
    Tnef property(int id, int type, byte[] value) {
        ByteArrayOutputStream property = new ByteArrayOutputStream();
        write(property, 1, 4);
        write(property, type, 2);
        write(property, id, 2);
        write(property, 1, 4);
        write(property, value.length, 4);
        property.writeBytes(value);
        property.writeBytes(new byte[(4 - value.length % 4) % 4]);
        return attribute(1, 0x9003, property.toByteArray());
    }

    Tnef file(String name, byte[] content) {
        return attribute(2, 0x9002, new byte[14])
                .attribute(2, 0x8010, (name + "\0").getBytes(StandardCharsets.ISO_8859_1))
                .attribute(2, 0x800f, content);
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    private void number(int value, int size) {
        write(bytes, value, size);
    }

    private static void write(ByteArrayOutputStream to, int value, int size) {
        for (int i = 0; i < size; i++) {
            to.write(value >>> (8 * i));
        }
    }
}
