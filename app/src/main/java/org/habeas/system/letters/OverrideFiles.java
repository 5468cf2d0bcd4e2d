package org.habeas.system.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.habeas.casework.ActRefused;
import org.jspecify.annotations.Nullable;

/**
 * A state of the directory of letters.
 *
 * @param contents by path, with slashes
 */
public record OverrideFiles(SortedMap<String, String> contents) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_FILES = 500;
    private static final long MOST_BYTES = 200_000;

    /**
     * Reads the directory; none set is an empty one.
     *
     * @throws ActRefused {@code letters-unreadable} when it cannot be read, or holds what no letter is
     */
    static OverrideFiles in(@Nullable Path directory) {
        SortedMap<String, String> contents = new TreeMap<>();
        if (directory == null) {
            return new OverrideFiles(contents);
        }
        try {
            Path root = directory.toRealPath();
            for (Path file : found(root)) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (Files.isSymbolicLink(file)) {
                    throw unreadable(path + ": is a link. Put the file itself there.");
                }
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw unreadable(path + ": is a pipe, a socket or a device. Put a file there.");
                }
                contents.put(path, content(path, file));
            }
            return new OverrideFiles(contents);
        } catch (IOException | UncheckedIOException e) {
            throw unreadable("The directory of letters cannot be read: " + directory);
        }
    }

    /** Links are not followed, or whoever writes into the directory shows any file of the machine on a page. */
    private static List<Path> found(Path root) throws IOException {
        try (Stream<Path> walked = Files.walk(root)) {
            List<Path> found = walked.filter(file -> !Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                    .limit(MOST_FILES + 1L)
                    .toList();
            if (found.size() > MOST_FILES) {
                throw unreadable("The directory of letters holds more than " + MOST_FILES + " files.");
            }
            return found;
        }
    }

    private static String content(String path, Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw unreadable(path + ": is larger than " + MOST_BYTES + " bytes.");
            }
            ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
            CharBuffer text = CharBuffer.allocate(bytes.remaining());
            CharsetDecoder utf8 = StandardCharsets.UTF_8.newDecoder();
            CoderResult read = utf8.decode(bytes, text, true);
            text.flip();
            if (read.isError()) {
                long before = text.chars().filter(c -> c == '\n').count();
                throw unreadable(path + ", line " + (before + 1) + ": is not in UTF-8.");
            }
            return text.toString();
        } catch (IOException e) {
            throw unreadable(path + ": cannot be read.");
        }
    }

    private static ActRefused unreadable(String why) {
        return new ActRefused("letters-unreadable", why);
    }

    static OverrideFiles of(String json) {
        try {
            return new OverrideFiles(JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored letters cannot be read", e);
        }
    }

    String json() {
        try {
            return JSON.writeValueAsString(contents);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** One hash over paths and contents; a release is bound to it. */
    String sha256() {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            for (Map.Entry<String, String> file : contents.entrySet()) {
                hash.update((file.getKey() + "\n" + file.getValue().length() + "\n" + file.getValue() + "\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
