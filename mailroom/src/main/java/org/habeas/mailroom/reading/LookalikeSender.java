package org.habeas.mailroom.reading;

import java.lang.Character.UnicodeScript;
import java.net.IDN;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.habeas.casework.correspondence.PostAddress;

/** Says where a sender could be taken for somebody else; it decides nothing. */
final class LookalikeSender {

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"@]+@[^\\s<>\"@]+\\.[^\\s<>\"@]+");
    private static final Pattern TURNING = Pattern.compile("[\\u202a-\\u202e\\u2066-\\u2069]");

    /** Written together in Japanese, Korean and Chinese names. */
    private static final Set<UnicodeScript> EAST_ASIAN = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.LATIN);

    private LookalikeSender() {}

    /** @param field the whole {@code From} field as a person would read it */
    static List<String> problems(String field, PostAddress sender) {
        List<String> problems = new ArrayList<>();
        String address = sender.address().toLowerCase(Locale.ROOT);
        Matcher other = ADDRESS.matcher(sender.name().toLowerCase(Locale.ROOT));
        if (other.find() && !other.group().equals(address)) {
            problems.add("The sender's name is an address, and another one than they write from.");
        }
        if (TURNING.matcher(field).find()) {
            problems.add("The sender's name has marks that turn it around.");
        }
        for (String label :
                IDN.toUnicode(address.substring(address.lastIndexOf('@') + 1)).split("\\.", -1)) {
            if (mixesScripts(label)) {
                problems.add("The sender's domain mixes alphabets, as a copy of another domain may.");
                break;
            }
        }
        return problems;
    }

    /** As browsers judge the names of sites (UTS 39 section 5.2, highly restrictive). */
    private static boolean mixesScripts(String label) {
        Set<UnicodeScript> scripts = EnumSet.noneOf(UnicodeScript.class);
        label.codePoints().mapToObj(UnicodeScript::of).forEach(scripts::add);
        scripts.remove(UnicodeScript.COMMON);
        scripts.remove(UnicodeScript.INHERITED);
        return scripts.size() > 1 && !EAST_ASIAN.containsAll(scripts);
    }
}
