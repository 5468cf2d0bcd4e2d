package org.habeas.templates;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** One letter in one language as a file holds it: front matter between two lines of three hyphens, then the text. */
final class LetterFile {

    private final YamlPlace place;
    private final String name;
    private final LetterHead head;
    private final Fields fields;
    private final Map<String, Map<String, Clause>> clauses;
    private final Checklist checklist;
    private final MustacheText subject;
    private final MustacheText text;
    private final String sha256;

    private LetterFile(
            YamlPlace place,
            LetterHead head,
            Fields fields,
            Map<String, Map<String, Clause>> clauses,
            Checklist checklist,
            String source,
            String sha256) {
        this.place = place;
        this.name = place.file();
        this.head = head;
        this.fields = fields;
        this.clauses = clauses;
        this.checklist = checklist;
        this.subject = MustacheText.of(name, head.subject());
        this.text = MustacheText.of(name, source);
        this.sha256 = sha256;
    }

    /**
     * Reads and lints a letter.
     *
     * @param name for messages: template id and language
     * @param wanted the elements its kind needs, with their source
     * @param clauses the clauses of its family and language, by set and regime
     * @throws LetterProblem when it is not fit to be sent
     */
    static LetterFile read(
            String name, String content, Map<String, String> wanted, Map<String, Map<String, Clause>> clauses) {
        String[] parts = content.replace("\r\n", "\n").split("(?m)^---\n", 3);
        if (parts.length != 3 || !parts[0].isBlank()) {
            throw new LetterProblem(name, 1, "has to begin with front matter between two lines of ---");
        }
        // a line feed for the line of hyphens, so that lines are those of the file
        YamlPlace front = YamlPlace.of(name, parts[0] + "\n" + parts[1]);
        LetterHead head = LetterHead.read(front);
        Fields fields = Fields.declared(front.at("fields"), head.fields());
        Map<String, Map<String, Clause>> taken = taken(front.at("clauses"), head, fields, clauses);
        long before = front.yaml().chars().filter(c -> c == '\n').count() + 1;
        UsedFields.check(
                front,
                fields.with(front.at("clauses"), head.clauses()),
                head.subject(),
                "\n".repeat((int) before) + parts[2],
                taken.isEmpty() ? Set.of() : Clause.FRAME);
        Checklist checklist = Checklist.of(front.at("required"), wanted, head.required(), parts[2]);
        return new LetterFile(front, head, fields, taken, checklist, parts[2], hash(content, taken));
    }

    private static Map<String, Map<String, Clause>> taken(
            YamlPlace place, LetterHead head, Fields fields, Map<String, Map<String, Clause>> clauses) {
        Map<String, Map<String, Clause>> taken = new LinkedHashMap<>();
        for (String set : head.clauses()) {
            Map<String, Clause> ofSet = clauses.get(set);
            if (ofSet == null) {
                throw place.problem("takes up clauses that nobody wrote in this language: " + set);
            }
            ofSet.forEach((regime, clause) -> clause.uses().forEach(field -> {
                if (fields.kinds().get(field) != FieldKind.TEXT) {
                    throw place.problem(
                            "does not declare " + field + " as text, which the clause " + set + "/" + regime + " uses");
                }
            }));
            taken.put(set, ofSet);
        }
        return taken;
    }

    /** The hash of the file with the clauses it takes up, by which the words of today are known from those of another version. */
    String sha256() {
        return sha256;
    }

    private static String hash(String content, Map<String, Map<String, Clause>> clauses) {
        try {
            MessageDigest hash = MessageDigest.getInstance("SHA-256");
            hash.update(content.getBytes(StandardCharsets.UTF_8));
            clauses.forEach((set, ofSet) -> ofSet.forEach((regime, clause) -> hash.update(
                    ("\n" + set + "/" + regime + "\n" + clause.source()).getBytes(StandardCharsets.UTF_8))));
            return HexFormat.of().formatHex(hash.digest());
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    /** The names and kinds of the fields, by which the languages of a letter are compared. */
    Fields fields() {
        return fields;
    }

    /** Its front matter. */
    YamlPlace place() {
        return place;
    }

    LetterHead head() {
        return head;
    }

    Checklist checklist() {
        return checklist;
    }

    /** The regimes for which it has clauses of their own, with {@link Clause#OTHER}; none when it takes up no clauses. */
    Set<String> regimes() {
        return clauses.values().stream()
                .flatMap(ofSet -> ofSet.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The clauses it takes up, by set and regime. */
    Map<String, Map<String, Clause>> clauses() {
        return clauses;
    }

    /**
     * Fills the letter in.
     *
     * @param regimes ids of the regimes whose clauses it takes up; empty for a letter without clauses
     * @param given exactly the fields it declares
     * @throws LetterProblem when a field is missing, unused or empty, or regimes are
     */
    Filled filled(Set<String> regimes, Map<String, Object> given) {
        fields.check(name, given);
        if (regimes.isEmpty() != clauses.isEmpty()) {
            throw new LetterProblem(
                    name, clauses.isEmpty() ? "takes up no clauses of any regime" : "needs the regimes of its clauses");
        }
        Map<String, Object> values = fields.withoutBlanks(given);
        clauses.forEach((set, ofSet) -> values.put(set, texts(set, ofSet, regimes, given)));
        return new Filled(
                values, subject.filled(values).replaceAll("\\p{Cntrl}+", " ").strip(), text.filled(values));
    }

    /** In the order of the file; what two regimes say in the same words stands there once. */
    private List<Map<String, String>> texts(
            String set, Map<String, Clause> ofSet, Set<String> regimes, Map<String, Object> values) {
        Set<String> named = new LinkedHashSet<>(ofSet.keySet());
        named.removeIf(regime -> !regimes.contains(regime));
        if (!ofSet.keySet().containsAll(regimes)) {
            named.add(Clause.OTHER);
        }
        Set<String> texts = new LinkedHashSet<>();
        for (Map.Entry<String, Clause> one : ofSet.entrySet()) {
            if (named.contains(one.getKey())) {
                String filled = one.getValue().text().filled(values).strip();
                one.getValue().elements().check(name + " " + set + "/" + one.getKey(), values, filled);
                texts.add(filled);
            }
        }
        List<Map<String, String>> entries = new ArrayList<>();
        texts.forEach(filled -> entries.add(Map.of("text", filled)));
        return entries;
    }

    /**
     * A letter before it is set as text and as HTML.
     *
     * @param values the fields with the clauses
     */
    record Filled(Map<String, Object> values, String subject, String text) {}
}
