package org.habeas.casework.clock;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** One block of keys and values in a law pack, which knows its lines and notes what is wrong with a value. */
final class PackNode {
    private final String file;
    private final MappingNode mapping;
    private final List<LawPack.Problem> problems;
    private final Map<String, Node> values = new LinkedHashMap<>();

    PackNode(String file, MappingNode mapping, Set<String> known, List<LawPack.Problem> problems) {
        this.file = file;
        this.mapping = mapping;
        this.problems = problems;
        for (NodeTuple entry : mapping.getValue()) {
            String key = entry.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "";
            if (!known.contains(key)) {
                add(entry.getKeyNode(), "unknown key '" + key + "'");
            } else if (values.put(key, entry.getValueNode()) != null) {
                add(entry.getKeyNode(), "the key '" + key + "' stands twice");
            }
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }

    /** The line of a value, or of the block when the key is absent. */
    int line(String key) {
        Node value = values.get(key);
        return line(value == null ? mapping : value);
    }

    @Nullable
    Node node(String key) {
        return values.get(key);
    }

    /** The text of a key; null when it is absent or empty. */
    @Nullable
    String optional(String key) {
        Node value = values.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof ScalarNode scalar) {
            return scalar.getValue().isBlank() ? null : scalar.getValue().strip();
        }
        problem(key, key + " has to be a word or a sentence");
        return null;
    }

    /** The text of a key that has to be there. */
    String required(String key) {
        Node value = values.get(key);
        String text = optional(key);
        if (text == null && (value == null || value instanceof ScalarNode)) {
            problem(key, key + " is missing");
        }
        return text == null ? "" : text;
    }

    /** One of the words of an enum; the fallback stands in when the key is absent, and is null when it has to be there. */
    <E extends Enum<E>> E oneOf(String key, Class<E> type, @Nullable E fallback, E whenWrong) {
        String text = fallback == null ? required(key) : optional(key);
        if (text == null || text.isEmpty()) {
            return fallback == null ? whenWrong : fallback;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(text)) {
                return constant;
            }
        }
        problem(key, key + " is '" + text + "' but has to be one of " + Arrays.toString(type.getEnumConstants()));
        return whenWrong;
    }

    /** Whether a key is there; its value can only be this word. */
    boolean flag(String key, String word) {
        String text = optional(key);
        if (text != null && !text.equals(word)) {
            problem(key, key + " is '" + text + "' but can only be " + word);
        }
        return text != null;
    }

    int positive(String key) {
        String text = required(key);
        if (!text.isEmpty() && !text.matches("[1-9][0-9]{0,3}")) {
            problem(key, key + " is '" + text + "' but has to be a number from 1 on");
            return 1;
        }
        return text.isEmpty() ? 1 : Integer.parseInt(text);
    }

    @Nullable
    LocalDate date(String key) {
        String text = optional(key);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeParseException e) {
            problem(key, key + " is '" + text + "' but has to be a date like 2026-02-05");
            return null;
        }
    }

    /** The block under a key; null when it is absent. */
    @Nullable
    PackNode child(String key, Set<String> known) {
        Node value = values.get(key);
        if (value == null) {
            return null;
        }
        if (value instanceof MappingNode block) {
            return new PackNode(file, block, known, problems);
        }
        problem(key, key + " has to be a block of " + known.stream().sorted().toList());
        return null;
    }

    /** The blocks of a list under a key; none when it is absent. */
    List<PackNode> children(String key, Set<String> known) {
        List<PackNode> blocks = new ArrayList<>();
        for (Node item : items(key, "blocks of " + known.stream().sorted().toList())) {
            if (item instanceof MappingNode block) {
                blocks.add(new PackNode(file, block, known, problems));
            } else {
                add(item, "a block of " + known.stream().sorted().toList() + " is expected here");
            }
        }
        return blocks;
    }

    /** The words of a list under a key; none when it is absent. */
    List<String> list(String key) {
        List<String> words = new ArrayList<>();
        for (Node item : items(key, "words")) {
            if (item instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
                words.add(scalar.getValue().strip());
            } else {
                add(item, "a word is expected here");
            }
        }
        return words;
    }

    /** A list of words of an enum under a key; none when it is absent. */
    <E extends Enum<E>> List<E> words(String key, Class<E> type) {
        List<E> constants = new ArrayList<>();
        for (String word : list(key)) {
            Arrays.stream(type.getEnumConstants())
                    .filter(constant -> constant.name().equals(word))
                    .findFirst()
                    .ifPresentOrElse(
                            constants::add,
                            () -> problem(
                                    key,
                                    key + " has '" + word + "' but knows only "
                                            + Arrays.toString(type.getEnumConstants())));
        }
        return constants;
    }

    boolean isEmpty() {
        return mapping.getValue().isEmpty();
    }

    private List<Node> items(String key, String what) {
        Node value = values.get(key);
        if (value == null) {
            return List.of();
        }
        if (value instanceof SequenceNode sequence && !sequence.getValue().isEmpty()) {
            return sequence.getValue();
        }
        problem(key, key + " has to be a list of " + what + " and cannot be empty");
        return List.of();
    }

    void problem(String key, String message) {
        problems.add(new LawPack.Problem(file, line(key), message));
    }

    private void add(Node at, String message) {
        problems.add(new LawPack.Problem(file, line(at), message));
    }
}
