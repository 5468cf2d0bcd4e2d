package org.habeas.templates.pdf;

import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.svgsupport.BatikSVGDrawer;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TimeZone;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentCatalog;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.PageMode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/**
 * Makes a document of XHTML: tagged for readers' software (PDF/UA-1), kept for archives with its data files inside
 * (PDF/A-3a), and the same bytes whenever it is made of the same content at the same instant.
 */
public final class AccessiblePdf {

    /**
     * The families to name in a style sheet for words that people wrote, in whatever script; without them a document
     * prints only what all of its own faces have.
     */
    public static final String ANY_SCRIPT =
            "'Noto Sans', 'Noto Sans Hebrew', 'Noto Sans Arabic', 'Droid Sans Fallback'";

    private static final String NO_BASE = "";

    private AccessiblePdf() {}

    /**
     * Renders a document.
     *
     * @param xhtml well-formed, with language, title, style sheet inline and fonts of {@link Fonts} only
     * @param attachments associated files, in any order
     * @param published the instant that stands in the document's dates
     * @throws UnprintableCharacter when a character is in none of the fonts
     */
    public static byte[] render(String xhtml, List<Attachment> attachments, Instant published) {
        XRLog.setLoggingEnabled(false);
        Calendar date = calendar(published);
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            PdfRendererBuilder builder = new PdfRendererBuilder();
            builder.usePDDocument(document);
            builder.usePdfUaAccessibility(true);
            builder.usePdfAConformance(PdfAConformance.PDFA_3_A);
            builder.useColorProfile(Fonts.bytes("sRGB.icc"));
            Fonts.register(builder, document, xhtml);
            builder.useUnicodeBidiSplitter(WritingDirection::new);
            builder.useUnicodeBidiReorderer(new WritingDirection.Reorderer());
            builder.useSVGDrawer(new BatikSVGDrawer());
            builder.withProducer("Habeas");
            builder.withHtmlContent(xhtml, NO_BASE);
            builder.toStream(OutputStream.nullOutputStream());
            try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                PDDocument made = renderer.createPDFKeepOpen();
                StructureTree.mend(made);
                attach(made, attachments, date);
                setDates(made, published, date);
                made.setDocumentId(id(xhtml, attachments));
                made.save(bytes);
            }
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be rendered", e);
        }
    }

    /** The text of a data file inside a document; empty when it has none of this name. */
    public static Optional<String> attachment(byte[] pdf, String name) {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            PDDocumentNameDictionary names = document.getDocumentCatalog().getNames();
            PDEmbeddedFilesNameTreeNode files = names == null ? null : names.getEmbeddedFiles();
            PDComplexFileSpecification found =
                    files == null ? null : files.getNames().get(name);
            return found == null
                    ? Optional.empty()
                    : Optional.of(new String(found.getEmbeddedFile().toByteArray(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("the document cannot be read", e);
        }
    }

    private static void attach(PDDocument document, List<Attachment> attachments, Calendar date) throws IOException {
        if (attachments.isEmpty()) {
            return;
        }
        Map<String, PDComplexFileSpecification> names = new TreeMap<>();
        for (Attachment attachment : attachments) {
            byte[] content = attachment.bytes();
            PDEmbeddedFile file = new PDEmbeddedFile(document, new ByteArrayInputStream(content), COSName.FLATE_DECODE);
            file.setSubtype(attachment.mediaType());
            file.setSize(content.length);
            file.setCreationDate(date);
            file.setModDate(date);
            PDComplexFileSpecification specification = new PDComplexFileSpecification();
            specification.setFile(attachment.name());
            specification.setFileUnicode(attachment.name());
            specification.setEmbeddedFile(file);
            specification.setEmbeddedFileUnicode(file);
            specification.setFileDescription(attachment.description());
            specification.getCOSObject().setName("AFRelationship", "Data");
            names.put(attachment.name(), specification);
        }
        COSArray associated = new COSArray();
        names.values().forEach(associated::add);
        PDDocumentCatalog catalog = document.getDocumentCatalog();
        catalog.getCOSObject().setItem("AF", associated);
        PDEmbeddedFilesNameTreeNode tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(names);
        PDDocumentNameDictionary dictionary = new PDDocumentNameDictionary(catalog);
        dictionary.setEmbeddedFiles(tree);
        catalog.setNames(dictionary);
        catalog.setPageMode(PageMode.USE_OUTLINES);
    }

    private static void setDates(PDDocument document, Instant published, Calendar date) throws IOException {
        document.getDocumentInformation().setCreationDate(date);
        document.getDocumentInformation().setModificationDate(date);
        PDMetadata metadata = document.getDocumentCatalog().getMetadata();
        String stamp = published.truncatedTo(ChronoUnit.SECONDS).toString();
        String xmp;
        try (InputStream old = metadata.createInputStream()) {
            xmp = new String(old.readAllBytes(), StandardCharsets.UTF_8);
        }
        String dated = xmp.replaceAll(
                "<xmp:CreateDate>[^<]*</xmp:CreateDate>",
                "<xmp:CreateDate>" + stamp + "</xmp:CreateDate><xmp:ModifyDate>" + stamp + "</xmp:ModifyDate>");
        if (dated.equals(xmp)) {
            throw new IllegalStateException("the renderer writes its date elsewhere now");
        }
        metadata.importXMPMetadata(dated.getBytes(StandardCharsets.UTF_8));
    }

    private static long id(String xhtml, List<Attachment> attachments) {
        try {
            MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
            sha256.update(xhtml.getBytes(StandardCharsets.UTF_8));
            attachments.forEach(attachment -> sha256.update(attachment.bytes()));
            return ByteBuffer.wrap(sha256.digest()).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java", e);
        }
    }

    private static Calendar calendar(Instant published) {
        GregorianCalendar calendar = new GregorianCalendar(TimeZone.getTimeZone(ZoneOffset.UTC), Locale.ROOT);
        calendar.setTimeInMillis(published.truncatedTo(ChronoUnit.SECONDS).toEpochMilli());
        return calendar;
    }
}
