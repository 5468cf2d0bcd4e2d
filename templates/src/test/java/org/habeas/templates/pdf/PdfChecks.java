package org.habeas.templates.pdf;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.verapdf.core.VeraPDFException;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.ValidationResult;

/** Asks veraPDF whether a document meets both standards. */
public final class PdfChecks {

    private PdfChecks() {}

    /** What veraPDF finds against PDF/UA-1 and PDF/A-3a, each as clause, test and message; empty when it meets both. */
    public static List<String> failures(byte[] pdf) {
        VeraGreenfieldFoundryProvider.initialise();
        List<String> failures = new ArrayList<>();
        for (PDFAFlavour flavour : List.of(PDFAFlavour.PDFUA_1, PDFAFlavour.PDFA_3_A)) {
            try (PDFAParser parser = Foundries.defaultInstance().createParser(new ByteArrayInputStream(pdf), flavour);
                    PDFAValidator validator = Foundries.defaultInstance().createValidator(flavour, false)) {
                ValidationResult result = validator.validate(parser);
                if (!result.isCompliant()) {
                    result.getTestAssertions().stream()
                            .map(failure ->
                                    flavour.getId() + " " + failure.getRuleId().getClause() + "-"
                                            + failure.getRuleId().getTestNumber() + " " + failure.getMessage())
                            .distinct()
                            .forEach(failures::add);
                    if (result.getTestAssertions().isEmpty()) {
                        failures.add(flavour.getId() + " is not met");
                    }
                }
            } catch (VeraPDFException | IOException e) {
                throw new IllegalStateException("veraPDF cannot read the document", e);
            }
        }
        return failures;
    }
}
