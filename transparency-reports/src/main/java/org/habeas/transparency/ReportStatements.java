package org.habeas.transparency;

import java.util.List;
import org.springframework.stereotype.Component;

/** The statements about things never done, as pages show them. */
@Component
public class ReportStatements {

    /** All of them, in the order of the report. */
    public List<Statement> all() {
        return Statement.all();
    }
}
