package org.habeas.templates;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.MustacheException;
import com.samskivert.mustache.Template;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One letter in one language as a file holds it: front matter between two lines of three hyphens, then the text. */
final class LetterFile {

    private static final Set<String> KEYS =
            Set.of("purpose", "legalBasis", "recipients", "subject", "fields", "required");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private final String name;
    private final Fields fields;
    private final Checklist checklist;
    private final Template subject;
    private final Template text;
    private final String sha256;

    private LetterFile(
            String name, Fields fields, Checklist checklist, Template subject, Template text, String sha256) {
        this.name = name;
        this.fields = fields;
        this.checklist = checklist;
        this.subject = subject;
        this.text = text;
        this.sha256 = sha256;
    }

    /**
     * Reads and lints a letter.
     *
     * @param name for messages: template id and language
     * @param wanted the elements its kind needs, with their source
     * @throws LetterProblem when it is not fit to be sent
     */
    static LetterFile read(String name, String content, Map<String, String> wanted) {
        String[] parts = content.replace("\r\n", "\n").split("(?m)^---\n", 3);
        if (parts.length != 3 || !parts[0].isBlank()) {
            throw new LetterProblem(name, "has to begin with front matter between two lines of ---");
        }
        Map<String, Object> head = head(name, parts[1]);
        Fields fields = Fields.declared(name, head.get("fields"));
        Checklist checklist = Checklist.of(name, wanted, head.get("required"));
        String subject = text(name, head, "subject");
        UsedFields.check(name, fields, subject + "\n" + parts[2]);
        checklist.checkSource(name, subject + "\n" + parts[2]);
        return new LetterFile(
                name, fields, checklist, compiled(name, subject), compiled(name, parts[2]), hash(content));
    }

    /** The hash of the file, by which the words of today are known from those of another version. */
    String sha256() {
        return sha256;
    }

    private static String hash(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The names and kinds of the fields, by which the languages of a letter are compared. */
    Fields fields() {
        return fields;
    }

    /** The subject with its fields filled in. */
    String subject(Map<String, Object> values) {
        return filled(subject, values).replaceAll("\\p{Cntrl}+", " ").strip();
    }

    /** The text with its fields filled in, after the lint. */
    String text(Map<String, Object> values) {
        fields.check(name, values);
        String filled = filled(text, values);
        checklist.checkRendered(name, filled);
        return filled;
    }

    private String filled(Template template, Map<String, Object> values) {
        try {
            return template.execute(values);
        } catch (MustacheException e) {
            throw new LetterProblem(name, "a field cannot be filled in");
        }
    }

    private static Map<String, Object> head(String name, String yaml) {
        try {
            Map<String, Object> head = YAML.readValue(yaml, new TypeReference<Map<String, Object>>() {});
            if (!head.keySet().equals(KEYS)) {
                throw new LetterProblem(
                        name,
                        "the front matter has to hold exactly "
                                + KEYS.stream().sorted().toList());
            }
            if (!(head.get("legalBasis") instanceof List<?> basis) || basis.isEmpty()) {
                throw new LetterProblem(name, "legalBasis has to be a list");
            }
            text(name, head, "purpose");
            text(name, head, "recipients");
            return head;
        } catch (JsonProcessingException e) {
            throw new LetterProblem(name, "the front matter is not YAML: " + e.getOriginalMessage());
        }
    }

    private static String text(String name, Map<String, Object> head, String key) {
        @Nullable Object value = head.get(key);
        if (!(value instanceof String text) || text.isBlank()) {
            throw new LetterProblem(name, key + " is empty");
        }
        return text;
    }

    private static Template compiled(String name, String source) {
        try {
            return Mustache.compiler().escapeHTML(false).strictSections(true).compile(source);
        } catch (MustacheException e) {
            throw new LetterProblem(name, "is not well formed: " + e.getMessage());
        }
    }
}
