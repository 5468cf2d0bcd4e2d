package org.habeas.system.letters;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
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
        try (Stream<Path> walked = Files.walk(directory)) {
            for (Path file :
                    walked.filter(Files::isRegularFile).limit(MOST_FILES + 1L).toList()) {
                String path = directory.relativize(file).toString().replace('\\', '/');
                if (Files.size(file) > MOST_BYTES || contents.size() == MOST_FILES) {
                    throw new ActRefused("letters-unreadable", path + ": is too large, or one file too many.");
                }
                contents.put(path, content(path, file));
            }
            return new OverrideFiles(contents);
        } catch (IOException | UncheckedIOException e) {
            throw new ActRefused("letters-unreadable", "The directory of letters cannot be read: " + directory);
        }
    }

    private static String content(String path, Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException notUtf8) {
            throw new ActRefused("letters-unreadable", path + ": is not in UTF-8.");
        } catch (IOException e) {
            throw new ActRefused("letters-unreadable", path + ": cannot be read.");
        }
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
