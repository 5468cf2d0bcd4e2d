package org.habeas.templates.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.CmapLookup;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/**
 * The faces that come with Habeas: {@code Noto Sans} 400 and 600, {@code Noto Serif Display} 300 and 400, and for SVG
 * {@code Chart} and {@code Chart SemiBold}, because a weight inside an SVG would silently take another face.
 */
final class Fonts {

    private static final String FOLDER = "/fonts/";
    private static final int LIGHT = 300;
    private static final int REGULAR = 400;
    private static final int SEMI_BOLD = 600;
    private static final int SHOWN = 20;
    private static final Pattern MARKUP = Pattern.compile("(?s)<style.*?</style>|<[^>]*>");
    private static final Pattern CHARACTER = Pattern.compile("&#(\\d{1,6});");

    private static final List<Face> FACES = List.of(
            new Face("NotoSans-SemiCondensed.ttf", "Noto Sans", REGULAR, "Chart"),
            new Face("NotoSans-SemiCondensedSemiBold.ttf", "Noto Sans", SEMI_BOLD, "Chart SemiBold"),
            new Face("NotoSerifDisplay-Light.ttf", "Noto Serif Display", LIGHT, ""),
            new Face("NotoSerifDisplay-Regular.ttf", "Noto Serif Display", REGULAR, ""));

    /** What stands in for {@code Noto Sans} in scripts it lacks; one weight each, Han in the Chinese shapes. */
    private static final List<Face> SCRIPTS = List.of(
            new Face("NotoSansHebrew-Regular.ttf", "Noto Sans Hebrew", REGULAR, ""),
            new Face("NotoSansArabic-Regular.ttf", "Noto Sans Arabic", REGULAR, ""),
            new Face("DroidSansFallback.ttf", "Droid Sans Fallback", REGULAR, ""));

    private Fonts() {}

    private record Face(String file, String family, int weight, String chartFamily) {}

    /**
     * Gives the renderer the faces a document needs.
     *
     * @throws UnprintableCharacter when a character is in none of the faces that may print it
     */
    static void register(PdfRendererBuilder builder, PDDocument document, String xhtml) throws IOException {
        String text = words(xhtml);
        List<Face> needed = new ArrayList<>(FACES);
        if (xhtml.contains(AccessiblePdf.ANY_SCRIPT)) {
            needed.addAll(standIns(text));
        } else {
            for (Face face : FACES) {
                requirePrintable(text, List.of(face));
            }
        }
        for (Face face : needed) {
            byte[] bytes = bytes(face.file());
            TrueTypeFont font = parse(bytes);
            // ligatures would come out of the file as one character, and nobody would find the word
            font.setEnableGsub(false);
            builder.useFont(
                    new PDFontSupplier(PDType0Font.load(document, font, true)),
                    face.family(),
                    face.weight(),
                    FontStyle.NORMAL,
                    true);
            if (!face.chartFamily().isEmpty()) {
                builder.useFont(
                        () -> new ByteArrayInputStream(bytes),
                        face.chartFamily(),
                        REGULAR,
                        FontStyle.NORMAL,
                        true,
                        EnumSet.of(FSFontUseCase.SVG));
            }
        }
    }

    /** The faces of other scripts that a text needs; most letters need none, and they are large. */
    private static List<Face> standIns(String text) throws IOException {
        List<Face> chain = new ArrayList<>(FACES.subList(0, 2));
        if (lacking(text, chain).isPresent()) {
            chain.addAll(SCRIPTS);
        }
        requirePrintable(text, chain);
        return chain.subList(2, chain.size());
    }

    private static String words(String xhtml) {
        return CHARACTER
                .matcher(MARKUP.matcher(xhtml).replaceAll(" "))
                .replaceAll(number -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(number.group(1)))));
    }

    private static void requirePrintable(String text, List<Face> chain) throws IOException {
        lacking(text, chain).ifPresent(at -> {
            throw new UnprintableCharacter(
                    text.codePointAt(at),
                    text.substring(Math.max(0, at - SHOWN), Math.min(text.length(), at + SHOWN))
                            .strip());
        });
    }

    /** Where the first character stands that none of the faces has. */
    private static OptionalInt lacking(String text, List<Face> chain) throws IOException {
        List<CmapLookup> characters = new ArrayList<>();
        for (Face face : chain) {
            try (TrueTypeFont font = parse(bytes(face.file()))) {
                characters.add(font.getUnicodeCmapLookup());
            }
        }
        for (int at = 0; at < text.length(); at += Character.charCount(text.codePointAt(at))) {
            int c = text.codePointAt(at);
            if (!Character.isWhitespace(c) && characters.stream().noneMatch(face -> face.getGlyphId(c) != 0)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }

    static byte[] bytes(String name) {
        try (InputStream file = Fonts.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is not in the jar");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static TrueTypeFont parse(byte[] bytes) throws IOException {
        return new TTFParser().parse(new RandomAccessReadBuffer(bytes));
    }
}
