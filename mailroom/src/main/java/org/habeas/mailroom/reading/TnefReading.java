package org.habeas.mailroom.reading;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads TNEF ([MS-OXTNEF]), in which Outlook sends letters as {@code winmail.dat}. Nothing is copied before it is asked
 * for, and no length that the content claims is believed beyond its end; what stands before a fault is read.
 */
final class TnefReading {

    private static final String DAMAGED = "is a container of Outlook that is damaged or cut off; ";
    private static final int SIGNATURE = 0x223e9f78;
    private static final int MOST_FILES = 1_000;
    private static final int ATTACHMENT = 2;
    private static final int MULTIPLE = 0x1000;

    private final List<OutlookLetter.File> files = new ArrayList<>();
    private Charset charset = Charset.forName("windows-1252");
    private String subject = "";
    private String sender = "";
    private String plain = "";
    private String html = "";
    private byte[] rtf = {};
    private String name = "";
    private String longName = "";
    private ByteBuffer data = ByteBuffer.allocate(0);
    private boolean inAttachment;

    private TnefReading() {}

    static OutlookLetter read(byte[] content) {
        TnefReading reading = new TnefReading();
        String problem = "";
        try {
            ByteBuffer all = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
            if (content.length == 0) {
                problem = "is a container of Outlook without any content.";
            } else if (all.getInt() != SIGNATURE) {
                problem = DAMAGED;
            } else {
                all.getShort();
                reading.attributes(all);
            }
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            problem = DAMAGED;
        }
        reading.endFile();
        String text = OutlookLetter.text(reading.plain, reading.html, reading.rtf);
        boolean nothing = text.isBlank() && reading.files.isEmpty();
        String rest = nothing ? "nothing could be read of it." : "what could be read of it is shown.";
        return new OutlookLetter(
                reading.subject,
                reading.sender,
                text,
                reading.files,
                problem.equals(DAMAGED) ? problem + rest : problem);
    }

    private void attributes(ByteBuffer all) {
        while (all.hasRemaining()) {
            int level = all.get();
            if (level != 1 && level != ATTACHMENT) {
                // Relays append line ends; anything else is no attribute and ends the letter.
                return;
            }
            int id = all.getShort() & 0xffff;
            all.getShort();
            ByteBuffer value = slice(all, all.getInt());
            attribute(id, value);
            all.getShort();
        }
    }

    private void attribute(int id, ByteBuffer value) {
        switch (id) {
            case 0x9007 -> charset = codepage(value.getInt());
            case 0x8004 -> subject = orKept(string(value), subject);
            case 0x800c -> plain = orKept(string(value), plain);
            case 0x9002 -> {
                endFile();
                inAttachment = true;
            }
            case 0x800f -> data = value;
            case 0x8010 -> name = string(value);
            case 0x9003, 0x9005 -> properties(value);
            default -> {}
        }
    }

    private void properties(ByteBuffer all) {
        int count = all.getInt();
        for (int i = 0; i < count; i++) {
            int type = all.getShort() & 0xffff;
            int id = all.getShort() & 0xffff;
            if (id >= 0x8000) {
                skipName(all);
            }
            int single = type & ~MULTIPLE;
            boolean variable = single == 0x1e || single == 0x1f || single == 0x102 || single == 0x0d;
            int values = variable || (type & MULTIPLE) != 0 ? all.getInt() : 1;
            for (int j = 0; j < values; j++) {
                ByteBuffer value = slice(all, variable ? all.getInt() : fixed(single));
                slice(all, Math.min(all.remaining(), (4 - value.remaining() % 4) % 4));
                if (j == 0) {
                    property(id, single, value);
                }
            }
        }
    }

    private void property(int id, int type, ByteBuffer value) {
        switch (id) {
            case 0x0037 -> subject = orKept(string(value, type), subject);
            case 0x0c1a -> sender = string(value, type);
            case 0x1000 -> plain = orKept(string(value, type), plain);
            case 0x1013 -> html = type == 0x1f ? string(value, type) : CharsetLadder.unlabelled(bytes(value));
            case 0x1009 -> rtf = bytes(value);
            case 0x3707 -> longName = string(value, type);
            case 0x3704 -> name = orKept(string(value, type), name);
            case 0x3701 -> data = type == 0x0d && value.remaining() > 16 ? slice(value, -16) : value;
            default -> {}
        }
    }

    /** A named property stands with the name of its set and with a number or a name. */
    private static void skipName(ByteBuffer all) {
        slice(all, 16);
        int length = all.getInt() == 0 ? 4 : all.getInt();
        slice(all, length);
        slice(all, Math.min(all.remaining(), (4 - length % 4) % 4));
    }

    private static int fixed(int type) {
        return switch (type) {
            case 0x05, 0x06, 0x07, 0x14, 0x40 -> 8;
            case 0x48 -> 16;
            case 0x02, 0x03, 0x04, 0x0a, 0x0b -> 4;
            default -> throw new IllegalArgumentException("a property of no known type");
        };
    }

    private void endFile() {
        if (inAttachment && files.size() < MOST_FILES && (data.hasRemaining() || !name.isEmpty())) {
            files.add(new OutlookLetter.File(longName.isEmpty() ? name : longName, data));
        }
        name = "";
        longName = "";
        data = ByteBuffer.allocate(0);
    }

    /** @param length a negative one is left out at the beginning, up to the end */
    private static ByteBuffer slice(ByteBuffer all, int length) {
        if (length < 0 && -length <= all.remaining()) {
            all.position(all.position() - length);
            return slice(all, all.remaining());
        }
        if (length < 0 || length > all.remaining()) {
            throw new BufferUnderflowException();
        }
        ByteBuffer part = all.slice(all.position(), length).order(ByteOrder.LITTLE_ENDIAN);
        all.position(all.position() + length);
        return part;
    }

    private String string(ByteBuffer value) {
        return string(value, 0x1e);
    }

    private String string(ByteBuffer value, int type) {
        byte[] bytes = bytes(value);
        String text = type == 0x1f
                ? new String(bytes, StandardCharsets.UTF_16LE)
                : CharsetLadder.decode(bytes, charset.name()).text();
        return text.replaceAll("\0+$", "");
    }

    private static byte[] bytes(ByteBuffer value) {
        byte[] bytes = new byte[value.remaining()];
        value.duplicate().get(bytes);
        return bytes;
    }

    private static Charset codepage(int number) {
        return switch (number) {
            case 65001 -> StandardCharsets.UTF_8;
            case 932 -> Charset.forName("windows-31j");
            case 936 -> Charset.forName("GBK");
            case 949 -> Charset.forName("x-windows-949");
            case 950 -> Charset.forName("x-windows-950");
            default ->
                Charset.isSupported("windows-" + number)
                        ? Charset.forName("windows-" + number)
                        : Charset.forName("windows-1252");
        };
    }

    private static String orKept(String value, String kept) {
        return value.isBlank() ? kept : value;
    }
}
