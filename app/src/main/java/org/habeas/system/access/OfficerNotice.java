package org.habeas.system.access;

import java.util.List;
import java.util.Map;
import org.habeas.casework.Acting;
import org.habeas.casework.Cases;
import org.habeas.casework.Staff;
import org.habeas.casework.access.BreakGlass;
import org.habeas.casework.access.BreakGlassNotice;
import org.habeas.casework.company.LegalEntities;
import org.habeas.casework.company.LegalEntity;
import org.habeas.casework.correspondence.Letter;
import org.habeas.casework.correspondence.MailIntake;
import org.habeas.casework.correspondence.Outbox;
import org.habeas.casework.correspondence.PostAddress;
import org.habeas.casework.ledger.Act;
import org.habeas.casework.ledger.Ledger;
import org.habeas.mailroom.Desks;
import org.habeas.mailroom.MailroomSettings;
import org.habeas.templates.Letters;
import org.habeas.templates.RenderedLetter;
import org.springframework.stereotype.Component;

/**
 * The letter to the data protection officer of the legal entity when the glass of a sealed case was broken; where no
 * mailbox writes for this kind of case, the ledger says that the officer must be told by hand.
 */
@Component
class OfficerNotice implements BreakGlassNotice {

    private static final String KIND = "access/break-glass";

    private final Cases cases;
    private final LegalEntities entities;
    private final Staff staff;
    private final Letters letters;
    private final Outbox outbox;
    private final Desks desks;
    private final MailroomSettings mailroom;
    private final Ledger ledger;

    OfficerNotice(
            Cases cases,
            LegalEntities entities,
            Staff staff,
            Letters letters,
            Outbox outbox,
            Desks desks,
            MailroomSettings mailroom,
            Ledger ledger) {
        this.cases = cases;
        this.entities = entities;
        this.staff = staff;
        this.letters = letters;
        this.outbox = outbox;
        this.desks = desks;
        this.mailroom = mailroom;
        this.ledger = ledger;
    }

    @Override
    public void admitted(BreakGlass admitted) {
        Acting habeas = Acting.system("the glass of a sealed case was broken");
        LegalEntity entity =
                entities.byId(cases.legalEntityOf(admitted.reference()).orElseThrow());
        boolean canWrite = desks.of(admitted.reference().kind())
                .map(MailIntake::desk)
                .flatMap(desk -> mailroom.mailboxOf(desk, entity.id()))
                .isPresent();
        if (!canWrite) {
            ledger.record(
                    Act.on(admitted.reference(), "access.officerNotWritten").with("question", admitted.id()), habeas);
            return;
        }
        String language = entity.country().equals("DE") ? "de" : "en";
        RenderedLetter letter = letters.render(
                KIND,
                language,
                Map.of(
                        "reference", admitted.reference().value(),
                        "entityName", entity.name(),
                        "officer", entity.officer(),
                        "admitted", nameOf(admitted.account()),
                        "second", nameOf(admitted.second()),
                        "askedOn",
                                Letters.day(
                                        admitted.askedAt().atZone(entity.zone()).toLocalDate(), language)));
        outbox.post(
                new Letter(
                        admitted.reference(),
                        KIND,
                        admitted.id().toString(),
                        new PostAddress(entity.officer(), entity.officerAddress()),
                        letter.language(),
                        letter.subject(),
                        letter.text(),
                        letter.html(),
                        List.of(),
                        null,
                        true,
                        letter.template()),
                habeas);
    }

    private String nameOf(String account) {
        return staff.named(account).map(Staff.Member::name).orElse(account);
    }
}
