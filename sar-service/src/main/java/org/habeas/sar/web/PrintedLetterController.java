package org.habeas.sar.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.UUID;
import org.habeas.casework.ActRefused;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.vault.CaseDocument;
import org.habeas.casework.vault.Documents;
import org.habeas.sar.RequestFile;
import org.habeas.sar.RequestFiles;
import org.habeas.sar.Stage;
import org.habeas.templates.pdf.PostalLetter;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The answer as it goes by post, shown to whoever approves it: the sheet, what is enclosed, and the hash of both. */
@Controller
class PrintedLetterController {

    private final RequestFiles files;
    private final Documents documents;
    private final ApproveAct approve;

    PrintedLetterController(RequestFiles files, Documents documents, ApproveAct approve) {
        this.files = files;
        this.documents = documents;
        this.approve = approve;
    }

    @GetMapping("/cases/{reference:(?i)sar-.+}/printed-letter")
    ModelAndView show(@PathVariable("reference") String reference, Acting acting) {
        CaseReference named = CaseReference.parse(reference).orElseThrow(() -> new NoSuchCase(reference));
        RequestFile file = files.open(named, acting);
        UUID letter = file.answer().letter();
        CaseDocument printed = Optional.ofNullable(letter)
                .filter(id -> file.answer().byPost())
                .flatMap(id -> documents.find(named, id))
                .orElseThrow(() -> new ActRefused("nothing-printed", "No letter of this case goes by post now."));
        byte[] sheet = bytes(printed);
        ModelAndView page = new ModelAndView("sar/printed-letter");
        page.addAllObjects(approve.bar(file).model());
        page.addObject("reference", named);
        page.addObject("letterLanguage", PostalLetter.language(sheet));
        page.addObject("sheetFile", printed.id());
        page.addObject("isPdf", PostalLetter.isPdf(sheet));
        page.addObject("sheet", underTheHeadingOfThePage(PostalLetter.content(sheet)));
        page.addObject(
                "mayApprove",
                file.stage() == Stage.SUBMITTED
                        && approve.isFor(acting)
                        && !file.answer().own());
        return page;
    }

    /** Our own letter, whose words were escaped when it was rendered. */
    private static String underTheHeadingOfThePage(String content) {
        return content.contains("<h1>") ? content.replace("h2>", "h3>").replace("h1>", "h2>") : content;
    }

    private byte[] bytes(CaseDocument printed) {
        try (InputStream plain = documents.open(printed)) {
            return plain.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
