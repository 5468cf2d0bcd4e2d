package org.habeas.templates;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Compares the fields a text uses with those it declares, and refuses everything that would be logic: a letter reads
 * the same for everybody, and what differs is decided by a person or is another letter.
 */
final class UsedFields {

    private static final Pattern TAG = Pattern.compile("\\{\\{([^A-Za-z]?)([^{}]*)}}");

    private final String letter;
    private final Deque<Scope> scopes = new ArrayDeque<>();

    private UsedFields(String letter, Fields fields) {
        this.letter = letter;
        scopes.push(new Scope("", fields, new HashSet<>()));
    }

    /** Checks a text; inside a list only the fields of its entries have a name. */
    static void check(String letter, Fields fields, String source) {
        UsedFields used = new UsedFields(letter, fields);
        Matcher tags = TAG.matcher(source);
        while (tags.find()) {
            used.meet(tags.group(1), tags.group(2));
        }
        Scope whole = used.scopes.pop();
        if (!used.scopes.isEmpty()) {
            throw new LetterProblem(letter, "the list " + whole.list() + " is not ended");
        }
        used.leave(whole);
    }

    private void meet(String sign, String name) {
        Scope scope = scopes.getFirst();
        switch (sign) {
            case "" -> use(scope, name, false);
            case "#" -> {
                use(scope, name, true);
                scopes.push(new Scope(name, scope.fieldsOf(name), new HashSet<>()));
            }
            case "/" -> {
                if (!scope.list().equals(name)) {
                    throw new LetterProblem(letter, "{{/" + name + "}} ends no list");
                }
                leave(scopes.pop());
            }
            default -> throw new LetterProblem(letter, "{{" + sign + name + "}} is logic, which no letter has");
        }
    }

    private void use(Scope scope, String name, boolean asList) {
        FieldKind kind = scope.fields().kinds().get(name);
        if (kind == null) {
            throw new LetterProblem(letter, "{{" + name + "}} is not declared");
        }
        if ((kind == FieldKind.LIST) != asList) {
            throw new LetterProblem(letter, "{{" + name + "}} is used as what it is not");
        }
        scope.used().add(name);
    }

    private void leave(Scope scope) {
        Set<String> idle = new TreeSet<>(scope.fields().kinds().keySet());
        idle.removeAll(scope.used());
        if (!idle.isEmpty()) {
            throw new LetterProblem(letter, "declares but never uses " + String.join(", ", idle));
        }
    }

    private record Scope(String list, Fields fields, Set<String> used) {

        Fields fieldsOf(String name) {
            Fields inner = fields.entries().get(name);
            if (inner == null) {
                throw new IllegalStateException(name);
            }
            return inner;
        }
    }
}
