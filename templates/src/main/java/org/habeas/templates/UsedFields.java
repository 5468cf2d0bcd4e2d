package org.habeas.templates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the fields a text uses with those it declares, and refuses everything that would be logic: a letter reads
 * the same for everybody, and what differs is decided by a person or is another letter. Two sections are none: one
 * repeats the entries of a list, one leaves out the words around a text that is blank.
 */
final class UsedFields {

    private static final Pattern TAG = Pattern.compile("\\{\\{([^A-Za-z]?)([^{}]*)}}");

    private final String letter;
    private final String source;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private int at;

    private UsedFields(String letter, Fields fields, String source) {
        this.letter = letter;
        this.source = source;
        scopes.push(new Scope("", fields, new HashSet<>(), true));
    }

    /**
     * Checks a text; inside a list only the fields of its entries have a name.
     *
     * @param elsewhere fields that something else uses, so that they need not stand in this text
     */
    static void check(String letter, Fields fields, String source, Set<String> elsewhere) {
        Scope whole = new UsedFields(letter, fields, source).read();
        whole.used().addAll(elsewhere);
        leave(letter, whole);
    }

    /** The fields of the frame that a clause uses; it may use no other. */
    static Set<String> ofFrame(String clause, String source) {
        Map<String, FieldKind> kinds = new LinkedHashMap<>();
        Clause.FRAME.forEach(name -> kinds.put(name, FieldKind.TEXT));
        return Set.copyOf(new UsedFields(clause, new Fields(kinds, Map.of()), source)
                .read()
                .used());
    }

    private Scope read() {
        Matcher tags = TAG.matcher(source);
        while (tags.find()) {
            at = tags.start();
            meet(tags.group(1), tags.group(2));
        }
        Scope whole = scopes.pop();
        if (!scopes.isEmpty()) {
            throw new LetterProblem(letter, "the section " + whole.name() + " is not ended");
        }
        return whole;
    }

    private void meet(String sign, String name) {
        Scope scope = scopes.getFirst();
        switch (sign) {
            case "" -> {
                if (kind(scope, name) == FieldKind.LIST) {
                    throw problem("{{" + name + "}} is used as what it is not");
                }
                scope.used().add(name);
            }
            case "#" -> scopes.push(section(scope, name));
            case "/" -> {
                if (!scope.name().equals(name)) {
                    throw problem("{{/" + name + "}} ends no section");
                }
                scopes.pop();
                if (scope.list()) {
                    leave(letter, scope);
                }
            }
            default -> throw problem("{{" + sign + name + "}} is logic, which no letter has");
        }
    }

    private Scope section(Scope scope, String name) {
        Fields inner = scope.fields().entries().get(name);
        if (kind(scope, name) == FieldKind.LIST && inner != null) {
            scope.used().add(name);
            return new Scope(name, inner, new HashSet<>(), true);
        }
        if (kind(scope, name) == FieldKind.OPTIONAL) {
            return new Scope(name, scope.fields(), scope.used(), false);
        }
        throw problem("{{#" + name + "}} is used as what it is not");
    }

    private FieldKind kind(Scope scope, String name) {
        FieldKind kind = scope.fields().kinds().get(name);
        if (kind == null) {
            throw problem("{{" + name + "}} is not declared");
        }
        return kind;
    }

    private LetterProblem problem(String what) {
        long before = source.substring(0, at).chars().filter(c -> c == '\n').count();
        return new LetterProblem(letter, (int) before + 1, what);
    }

    private static void leave(String letter, Scope scope) {
        Set<String> idle = new TreeSet<>(scope.fields().kinds().keySet());
        idle.removeAll(scope.used());
        if (!idle.isEmpty()) {
            throw new LetterProblem(letter, "declares but never uses " + String.join(", ", idle));
        }
    }

    private record Scope(String name, Fields fields, Set<String> used, boolean list) {}
}
