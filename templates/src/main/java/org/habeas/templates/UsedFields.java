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

    private final YamlPlace block;
    private final String key;
    private final int held;
    private final String source;
    private final Deque<Scope> scopes = new ArrayDeque<>();
    private int at;

    /** The source begins with what a key of the block holds. */
    private UsedFields(YamlPlace block, Fields fields, String key, String held, String text) {
        this.block = block;
        this.key = key;
        this.held = held.length();
        this.source = held + text;
        scopes.push(new Scope("", fields, new HashSet<>(), true));
    }

    /**
     * Checks a text; inside a list only the fields of its entries have a name.
     *
     * @param front matter that declares them
     * @param text with the lines of the file
     * @param elsewhere fields that something else uses, so that they need not stand in this text
     */
    static void check(YamlPlace front, Fields fields, String subject, String text, Set<String> elsewhere) {
        Scope whole = new UsedFields(front, fields, "subject", subject, text).read();
        whole.used().addAll(elsewhere);
        leave(front.at("fields"), whole);
    }

    /** The fields of the frame that a clause uses; it may use no other. */
    static Set<String> ofFrame(YamlPlace clause, String text) {
        Map<String, FieldKind> kinds = new LinkedHashMap<>();
        Clause.FRAME.forEach(name -> kinds.put(name, FieldKind.TEXT));
        return Set.copyOf(new UsedFields(clause, new Fields(kinds, Map.of()), "text", text, "")
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
            throw problem("the section " + whole.name() + " is not ended");
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
                    leave(block.at("fields").at(scope.name()), scope);
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
        if (at < held) {
            return block.at(key).problem(what);
        }
        long before = source.substring(held, at).chars().filter(c -> c == '\n').count();
        return new LetterProblem(block.file(), (int) before + 1, what);
    }

    private static void leave(YamlPlace declared, Scope scope) {
        Set<String> idle = new TreeSet<>(scope.fields().kinds().keySet());
        idle.removeAll(scope.used());
        if (!idle.isEmpty()) {
            throw declared.at(idle.iterator().next()).problem("declares but never uses " + String.join(", ", idle));
        }
    }

    private record Scope(String name, Fields fields, Set<String> used, boolean list) {}
}
