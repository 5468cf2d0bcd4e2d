package org.habeas.casework.access;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.stereotype.Component;

/** A data protection officer who remembers what they were told. */
@Component
class Officer implements BreakGlassNotice {

    static final List<BreakGlass> TOLD = new CopyOnWriteArrayList<>();

    @Override
    public void admitted(BreakGlass admitted) {
        TOLD.add(admitted);
    }
}
