package org.habeas.templates.pdf;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FSFontUseCase;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
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

    private Fonts() {}

    private record Face(String file, String family, int weight, String chartFamily) {}

    static void register(PdfRendererBuilder builder, PDDocument document) throws IOException {
        for (Face face : FACES) {
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

    /** Refuses a text with a character that one of the faces lacks. */
    static void requirePrintable(String xhtml) {
        String text = CHARACTER
                .matcher(MARKUP.matcher(xhtml).replaceAll(" "))
                .replaceAll(number -> Matcher.quoteReplacement(Character.toString(Integer.parseInt(number.group(1)))));
        for (Face face : FACES) {
            try (TrueTypeFont font = parse(bytes(face.file()))) {
                CmapLookup characters = font.getUnicodeCmapLookup();
                text.codePoints().filter(c -> !Character.isWhitespace(c)).forEach(c -> {
                    if (characters.getGlyphId(c) == 0) {
                        int at = text.indexOf(Character.toString(c));
                        throw new UnprintableCharacter(
                                c, text.substring(Math.max(0, at - SHOWN), Math.min(text.length(), at + SHOWN)));
                    }
                });
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
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
