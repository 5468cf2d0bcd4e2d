package org.habeas.legalprocess;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.UncheckedIOException;
import org.habeas.casework.CaseReference;
import org.habeas.casework.vault.CaseVault;
import org.springframework.stereotype.Component;

/** Seals and opens what a legal process holds in words. */
@Component
class LegalWords {

    private final CaseVault vault;
    private final ObjectMapper json;

    LegalWords(CaseVault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    byte[] seal(CaseReference reference, String field, Object words) {
        try {
            return vault.seal(reference, "legal-" + field, json.writeValueAsString(words));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    <T> T open(CaseReference reference, String field, byte[] sealed, Class<T> type) {
        try {
            return json.readValue(vault.open(reference, "legal-" + field, sealed), type);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    Particulars particulars(LegalProcess process) {
        byte[] words = process.stored().words();
        return words == null
                ? new Particulars("", "", "", "", "", "", "")
                : open(process.reference(), "particulars", words, Particulars.class);
    }

    TargetEntry target(LegalProcess process, LegalTarget target) {
        return open(process.reference(), "target", target.words(), TargetEntry.class);
    }
}
