package org.habeas.legalprocess;

import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ModelAttribute;

/** What the application's shell gives to every page. */
@ControllerAdvice
class ShellParts {

    @ModelAttribute("assets")
    Addresses assets() {
        return new Addresses();
    }

    /** Addresses of files that pages load; public, as expressions demand. */
    public static class Addresses {
        public String url(String name) {
            return "/assets/" + name;
        }

        public String library(String library, String name) {
            return "/assets/" + library + "/" + name;
        }
    }
}
