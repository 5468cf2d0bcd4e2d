package org.habeas.system.security;

import jakarta.servlet.http.HttpServletRequest;
import org.habeas.casework.company.LegalEntities;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.ModelAndView;

/** The page on which people sign in. */
@Controller
class SignInPage {

    private final LegalEntities company;
    private final KeptForms forms;

    SignInPage(LegalEntities company, KeptForms forms) {
        this.company = company;
        this.forms = forms;
    }

    @GetMapping(SecurityConfiguration.SIGN_IN)
    ModelAndView show(HttpServletRequest request) {
        return new ModelAndView("system/sign-in")
                .addObject("company", company.name())
                .addObject("refused", request.getParameter("refused") != null)
                .addObject("ended", request.getParameter("ended") != null)
                .addObject("left", request.getParameter("left") != null)
                .addObject("kept", forms.waits(request));
    }
}
