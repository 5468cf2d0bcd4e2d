package org.habeas.mailroom.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Guesses the language of a letter from its small words. Quoted lines are left out, because they are usually ours. A
 * wrong guess would answer a person in a language they do not read, so a doubtful one is {@code und}.
 */
final class LanguageGuess {

    private static final int CHARACTERS_READ = 20_000;

    private static final Map<String, Set<String>> SMALL_WORDS = Map.of(
            "en",
            words("the and you your my is are to of that this have with for please would i me which not from any it be"
                    + " dear has what do want can about sent regards"),
            "de",
            words("der die das und ich sie mir mich meine meinen meiner ist nicht ein eine zu von dem den mit auf bitte"
                    + " sehr geehrte damen herren wie über alle ihr ihre ihnen für wurde werden im haben"),
            "fr",
            words(
                    "le la les des et je vous mes mon ma est pas une un de du que qui dans pour avec sur votre vos bonjour"
                            + " madame monsieur cordialement toutes au aux ce ces me avez j'ai"),
            "es",
            words(
                    "el la los las y yo usted mis mi es no una un de del que en para con por sobre su sus estimados señores"
                            + " quiero solicito todos como al se me lo gracias datos saludo"),
            "it",
            words("il la gli le e io voi miei mio mia è non una un di del della che in per con su vostro vostra gentili"
                    + " vorrei chiedo tutti come al si mi sono grazie dati i dei cordiali saluti"),
            "pt",
            words("o a os as e eu você meus meu minha é não uma um de do da que em para com por sobre seu sua prezados"
                    + " senhores gostaria todos como ao se me são obrigado dados dos das vocês"),
            "nl",
            words("de het een en ik u mijn is niet van dat dit met voor op aan uw graag zijn geachte heer mevrouw welke"
                    + " alle om te wil ontvangen heb hebben over bij naar me groet"),
            "pl",
            words("i w z na do się nie jest że to mój moje moich proszę o państwa dla jak oraz które wszystkie mi mnie"
                    + " dzień dobry szanowni od po czy za przez pozdrawiam danych są"));

    private LanguageGuess() {}

    /** ISO 639-1 code, or {@code und}. */
    static String of(String subject, String text) {
        Map<String, Integer> hits = new HashMap<>();
        int words = 0;
        for (String word : tokens(subject + "\n" + text)) {
            words++;
            SMALL_WORDS.forEach((language, small) -> {
                if (small.contains(word)) {
                    hits.merge(language, 1, Integer::sum);
                }
            });
        }
        List<Map.Entry<String, Integer>> ranked = hits.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .toList();
        if (ranked.isEmpty()) {
            return "und";
        }
        int best = ranked.get(0).getValue();
        int second = ranked.size() > 1 ? ranked.get(1).getValue() : 0;
        boolean clear = best >= 3 && best * 8 >= words && best * 10 > second * 12;
        return clear ? ranked.get(0).getKey() : "und";
    }

    private static List<String> tokens(String text) {
        return text.substring(0, Math.min(text.length(), CHARACTERS_READ))
                .lines()
                .filter(line -> !line.startsWith(">"))
                .flatMap(line -> List.of(line.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{M}']+")).stream())
                .filter(word -> !word.isEmpty())
                .toList();
    }

    private static Set<String> words(String blanksBetween) {
        return Set.copyOf(List.of(blanksBetween.split(" ")));
    }
}
