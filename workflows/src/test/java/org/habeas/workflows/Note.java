package org.habeas.workflows;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** An aggregate of a feature, as small as can be. */
@Entity
@Table(name = "workflows_note")
class Note {

    @Id
    private UUID id = UUID.randomUUID();

    private String caseReference;
    private String words;

    protected Note() {
        this("", "");
    }

    Note(String caseReference, String words) {
        this.caseReference = caseReference;
        this.words = words;
    }

    String words() {
        return words;
    }

    String caseReference() {
        return caseReference;
    }
}
