package org.habeas.transparency.web;

import org.habeas.casework.company.LegalEntities;
import org.habeas.transparency.TransparencyFiles;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.servlet.ModelAndView;

/** The public page of published reports; whoever finds it may read it. */
@Controller
class PublicReports {

    private final TransparencyFiles files;
    private final LegalEntities company;

    PublicReports(TransparencyFiles files, LegalEntities company) {
        this.files = files;
        this.company = company;
    }

    @GetMapping("/transparency")
    ModelAndView list() {
        ModelAndView page = new ModelAndView("transparency/public");
        page.addObject("company", company.name());
        page.addObject("publications", files.publications());
        return page;
    }

    @GetMapping(
            "/transparency/{period:[0-9]{4}(?:-H[12])?}/{edition:[0-9]{1,3}}/transparency-report.{kind:pdf|csv|json}")
    ResponseEntity<byte[]> file(
            @PathVariable("period") String period,
            @PathVariable("edition") int edition,
            @PathVariable("kind") String kind) {
        return files.file(period, edition, kind)
                .map(bytes -> Downloads.inline(bytes, kind))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }
}
