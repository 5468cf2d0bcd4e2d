package org.habeas.templates;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.stereotype.Component;

/**
 * The letters of the house, read and linted when the application starts: a letter that lacks an element its law wants
 * stops the start, and one that would lose it in rendering is never made.
 */
@Component
public class Letters {

    private final Map<String, String> shipped;
    private final LetterSet asShipped;
    private volatile LetterSet set;

    /** How a day is written so that it fits into the sentences of the letters. */
    private static final Map<String, String> DAYS = Map.of(
            "en", "EEEE d MMMM uuuu",
            "de", "EEEE, d. MMMM uuuu",
            "fr", "EEEE d MMMM uuuu",
            "es", "EEEE, d 'de' MMMM 'de' uuuu",
            "it", "EEEE d MMMM uuuu",
            "nl", "EEEE d MMMM uuuu",
            "pt", "d 'de' MMMM 'de' uuuu",
            "pl", "d MMMM uuuu 'roku'");

    /** Reads all letters from the class path. */
    public Letters() {
        this(LetterTexts.shipped());
    }

    Letters(Map<String, String> shipped) {
        this(shipped, LetterSet.read(shipped));
    }

    private Letters(Map<String, String> shipped, LetterSet set) {
        this.shipped = Map.copyOf(shipped);
        this.asShipped = set;
        this.set = set;
    }

    /**
     * Lints files that would take the place of shipped ones, together with all the others.
     *
     * @param files content by path: {@code sar/answer.en.md}
     * @throws LetterProblem naming the file and what is wrong with it
     */
    public void check(Map<String, String> files) {
        with(files);
    }

    /**
     * Puts files in the place of shipped ones; those replaced before and not named now are as shipped again.
     *
     * @throws LetterProblem as {@link #check}; then all letters stay as they were
     */
    public void replace(Map<String, String> files) {
        set = with(files);
    }

    private LetterSet with(Map<String, String> files) {
        LetterSet then = LetterSet.read(Overriding.of(shipped, files));
        OverrideLint.check(asShipped, then, files.keySet());
        return then;
    }

    /**
     * Letters as they would leave if files took the place of shipped ones, about nobody.
     *
     * @param files as for {@link #check}
     * @param paths of letters, or of clauses that letters take up
     * @return by path; none for phrases, which are words inside of other letters, and for a file that would be no more
     * @throws LetterProblem as {@link #check}
     */
    public Map<String, List<RenderedLetter>> previews(Map<String, String> files, Collection<String> paths) {
        Letters then = new Letters(shipped, with(files));
        Map<String, List<RenderedLetter>> previews = new TreeMap<>();
        paths.forEach(path -> previews.put(
                path, then.set.madeOf(path).stream().map(then::sample).toList()));
        return previews;
    }

    /**
     * What files would say for elements in other words than the shipped ones, for whoever answers for the meaning.
     *
     * @param files as for {@link #check}
     * @return by path; none for phrases, which are no elements
     * @throws LetterProblem as {@link #check}
     */
    public Map<String, List<Rewording>> rewordings(Map<String, String> files, Collection<String> paths) {
        LetterSet then = with(files);
        Map<String, List<Rewording>> found = new TreeMap<>();
        paths.forEach(path -> found.put(path, Rewording.of(asShipped, then, path)));
        return found;
    }

    private RenderedLetter sample(String name) {
        String kind = name.substring(0, name.lastIndexOf('.'));
        String language = name.substring(kind.length() + 1);
        LetterFile letter = letter(kind, language);
        return render(kind, language, letter.regimes(), SampleValues.of(letter.fields(), language));
    }

    /** A file as it ships; empty for a language that ships not. */
    public String shipped(String path) {
        return shipped.getOrDefault(path, "");
    }

    /**
     * Renders a letter without clauses that goes out by itself.
     *
     * @param kind template id: {@code sar/acknowledgement}
     * @param language ISO 639-1 code; English stands in for a language in which the letter does not exist
     * @param fields exactly those the letter declares: texts, and lists of maps of texts
     * @throws LetterProblem when a field is missing, unused or empty, or an element of the checklist is
     */
    public RenderedLetter render(String kind, String language, Map<String, Object> fields) {
        return render(kind, language, Set.of(), fields);
    }

    /**
     * Renders a letter that says what the law of one or more regimes wants it to say.
     *
     * @param regimes ids of the regimes that apply, at least one; the clause {@code other} stands in for one without a
     *     clause of its own
     * @throws LetterProblem as for a letter without clauses, and when there are no regimes
     */
    public RenderedLetter render(String kind, String language, Set<String> regimes, Map<String, Object> fields) {
        return linted(kind, language, regimes, fields, LetterMarkup::text, LetterMarkup::page);
    }

    /**
     * Renders a part that another letter takes up as a field; its text keeps the marks of headings and lists.
     *
     * @throws LetterProblem as {@link #render(String, String, Map)}
     */
    public RenderedLetter part(String kind, String language, Map<String, Object> fields) {
        return linted(
                kind, language, Set.of(), fields, String::strip, (spoken, title, text) -> LetterMarkup.fragment(text));
    }

    private RenderedLetter linted(
            String kind,
            String language,
            Set<String> regimes,
            Map<String, Object> fields,
            UnaryOperator<String> plain,
            Html html) {
        String spoken = spoken(kind, language);
        LetterFile file = letter(kind, spoken);
        LetterFile.Filled filled = file.filled(regimes, fields);
        RenderedLetter letter = new RenderedLetter(
                kind,
                spoken,
                !spoken.equals(language),
                filled.subject(),
                plain.apply(filled.text()),
                html.of(spoken, filled.subject(), filled.text()),
                file.sha256());
        file.checklist().check(kind + "." + spoken, filled.values(), letter.text(), LetterMarkup.words(letter.html()));
        return letter;
    }

    /**
     * A fixed phrase.
     *
     * @param folder whose phrases: {@code sar}
     * @throws LetterProblem when there is none, not even in English
     */
    public String phrase(String folder, String language, String key) {
        for (String spoken : new String[] {language, LetterSet.FALLBACK}) {
            String phrase =
                    set.phrases().getOrDefault(folder + "." + spoken, Map.of()).get(key);
            if (phrase != null) {
                return phrase;
            }
        }
        throw new LetterProblem(folder, "has no phrase " + key);
    }

    /** Whether a fixed phrase exists, at least in English. */
    public boolean hasPhrase(String folder, String key) {
        return set.phrases()
                .getOrDefault(folder + "." + LetterSet.FALLBACK, Map.of())
                .containsKey(key);
    }

    /** A day as people write it: "Thursday 24 December 2026"; English for a language in which no letter is written. */
    public static String day(LocalDate day, String language) {
        String known = DAYS.containsKey(language) ? language : LetterSet.FALLBACK;
        String pattern = String.valueOf(DAYS.get(known));
        if (day.getDayOfMonth() == 1 && known.equals("fr")) {
            pattern = pattern.replace("d MMMM", "d'er' MMMM");
        }
        return DateTimeFormatter.ofPattern(pattern, Locale.forLanguageTag(known))
                .format(day);
    }

    /** The languages in which a letter exists. */
    public Set<String> languages(String kind) {
        Set<String> languages = new TreeSet<>();
        set.letters().keySet().stream()
                .filter(name -> name.startsWith(kind + "."))
                .forEach(name -> languages.add(name.substring(kind.length() + 1)));
        return languages;
    }

    /** Every letter in force, by template id. */
    public List<LetterDescription> described() {
        return set.letters().keySet().stream()
                .map(name -> name.substring(0, name.lastIndexOf('.')))
                .distinct()
                .map(this::described)
                .toList();
    }

    private LetterDescription described(String kind) {
        LetterFile letter = letter(kind, LetterSet.FALLBACK);
        Map<String, List<LetterDescription.OfRegime>> clauses = new LinkedHashMap<>();
        letter.clauses()
                .forEach((name, regimes) -> clauses.put(
                        name,
                        regimes.entrySet().stream()
                                .map(one -> new LetterDescription.OfRegime(
                                        one.getKey(),
                                        one.getValue().citation(),
                                        one.getValue().verified(),
                                        new TreeMap<>(one.getValue().elements().sources())))
                                .toList()));
        LetterHead head = letter.head();
        return new LetterDescription(
                kind,
                List.copyOf(languages(kind)),
                head.purpose(),
                head.sentWhen(),
                head.sentBy(),
                head.recipients(),
                head.legalBasis(),
                new TreeMap<>(letter.checklist().sources()),
                clauses);
    }

    private String spoken(String kind, String language) {
        return set.letters().containsKey(kind + "." + language) ? language : LetterSet.FALLBACK;
    }

    private LetterFile letter(String kind, String language) {
        LetterFile letter = set.letters().get(kind + "." + language);
        if (letter == null) {
            throw new LetterProblem(kind, "is no letter of this house");
        }
        return letter;
    }

    /** How a text becomes HTML in a language and under a title. */
    @FunctionalInterface
    private interface Html {

        String of(String language, String title, String text);
    }
}
