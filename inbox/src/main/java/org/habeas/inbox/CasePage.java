package org.habeas.inbox;

import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.springframework.http.HttpStatus;
import org.springframework.web.servlet.ModelAndView;

/** Draws the page of a case; features use it to show a form again with what was typed. */
public interface CasePage {

    /**
     * The page of a case as it stands now.
     *
     * @throws org.habeas.casework.NoSuchCase when there is no such case
     */
    ModelAndView show(CaseReference reference, Acting acting);

    /**
     * The page of a case with a form that was typed in and not taken.
     *
     * @param task id of the user task the form belongs to
     * @param typed the form with what was typed; its model may hold {@code errors}, a list of {@link FieldMessage}
     * @param status 422 for a rejected form, 409 when somebody was faster
     */
    ModelAndView show(CaseReference reference, String task, TaskForm typed, Acting acting, HttpStatus status);
}
