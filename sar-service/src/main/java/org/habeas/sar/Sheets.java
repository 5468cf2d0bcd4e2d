package org.habeas.sar;

import java.util.Optional;
import org.habeas.casework.Acting;
import org.habeas.casework.CaseReference;
import org.habeas.casework.Permits;
import org.habeas.casework.Role;
import org.habeas.casework.vault.Documents;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Opens for reading what goes or went by post. */
@Service
public class Sheets {

    private final SubjectRequests requests;
    private final SealedWords sealed;
    private final Documents documents;

    Sheets(SubjectRequests requests, SealedWords sealed, Documents documents) {
        this.requests = requests;
        this.sealed = sealed;
        this.documents = documents;
    }

    /**
     * The sheet that a second person approved, with how it was posted; empty where the answer does not go by post or
     * nobody approved one.
     *
     * @throws org.habeas.casework.NoSuchCase when there is none of this reference
     */
    @Transactional(readOnly = true)
    @Permits({Role.INTAKE, Role.CASEWORKER, Role.APPROVER, Role.LEGAL, Role.AUDITOR})
    public Optional<Sheet> approved(CaseReference reference, Acting acting) {
        Answer answer = requests.of(reference).answer();
        if (!answer.byPost() || answer.approvedAt() == null) {
            return Optional.empty();
        }
        byte[] proof = answer.postingProof();
        return Optional.ofNullable(answer.letter())
                .flatMap(id -> documents.find(reference, id))
                .map(sheet -> new Sheet(
                        sheet.name(),
                        sheet.sha256(),
                        answer.postedOn(),
                        proof == null ? "" : sealed.open(reference, "posting-proof", proof, String.class)));
    }
}
