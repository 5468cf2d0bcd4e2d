package org.habeas.casework.access;

import java.util.EnumSet;
import java.util.Set;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseKind;
import org.habeas.casework.CaseReference;
import org.habeas.casework.NoSuchCase;
import org.habeas.casework.NotPermitted;
import org.habeas.casework.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Who may know of a case and who may read it, answered in one place: for one case when a verb begins, for many as a
 * condition on a query.
 *
 * <p>A sealed case that somebody may not know of and a case that does not exist are asked for by the same statement and
 * answered by the same exception, so that neither words nor time tell them apart.
 */
@Component
public class CaseAccess {

    private final JdbcClient jdbc;

    CaseAccess(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Stops somebody who may not read a case.
     *
     * @throws NotPermitted when none of the roles held reads this kind of case, whether or not there is such a case
     * @throws NoSuchCase when there is no such case, or it is sealed and the person is not on its roster
     */
    public void require(CaseReference reference, Acting acting) {
        if (acting.holdsAnyOf(Role.SYSTEM)) {
            return;
        }
        CaseKind kind = reference.kind();
        if (!CaseReaders.reads(acting.roles(), kind)) {
            throw CaseReaders.refusal(kind);
        }
        if (!exists(reference, unsealedFor(acting))) {
            throw new NoSuchCase(reference.value());
        }
    }

    /**
     * Whether somebody may know of a case that is there: it is not sealed, or they are on its roster. For what belongs to
     * a case and was found by an id of its own; where the answer is no, it must be answered as if it were not there.
     */
    public boolean knows(CaseReference reference, Acting acting) {
        Visibility visible = unsealedFor(acting);
        return Boolean.TRUE.equals(jdbc.sql("select " + visible.on("cast(:reference as text)"))
                .param("reference", reference.value())
                .params(visible.parameters())
                .query(Boolean.class)
                .single());
    }

    /** Whether a case exists for its roster alone; for texts that are read by people of unknown roles. */
    public boolean isSealed(CaseReference reference) {
        return Boolean.TRUE.equals(jdbc.sql("select exists (select 1 from casework_case_seal where case_reference = ?)")
                .param(reference.value())
                .query(Boolean.class)
                .single());
    }

    /** What somebody may see of the cases that their roles read. */
    public Visibility visibleTo(Acting acting) {
        return acting.holdsAnyOf(Role.SYSTEM)
                ? Visibility.WHOLE
                : new Visibility(acting.who(), CaseReaders.kindsOf(acting.roles()));
    }

    /**
     * The same without regard to kinds, for technical facts and figures, which say nothing of what a case is about.
     */
    public Visibility unsealedFor(Acting acting) {
        return acting.holdsAnyOf(Role.SYSTEM)
                ? Visibility.WHOLE
                : new Visibility(acting.who(), EnumSet.allOf(CaseKind.class));
    }

    /** Whether roles read any kind of case at all. */
    public static boolean readAnything(Set<Role> roles) {
        return !CaseReaders.kindsOf(roles).isEmpty();
    }

    /** Whether roles read cases of a kind. */
    public static boolean read(Set<Role> roles, CaseKind kind) {
        return CaseReaders.reads(roles, kind);
    }

    private boolean exists(CaseReference reference, Visibility visible) {
        return Boolean.TRUE.equals(
                jdbc.sql("select exists (select 1 from casework_case c where c.reference = :reference and "
                                + visible.on("c.reference") + ")")
                        .param("reference", reference.value())
                        .params(visible.parameters())
                        .query(Boolean.class)
                        .single());
    }
}
