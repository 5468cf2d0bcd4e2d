package org.habeas.sar.web;

import org.habeas.casework.correspondence.MailEvidence.Piece;
import org.habeas.inbox.fields.TypedFields;
import org.habeas.sar.RequestFile;

/**
 * A piece of mail that a person may name as evidence of identity.
 *
 * @param id as the form sends it
 * @param words what it is and when it came
 */
record EvidenceChoice(String id, String words, boolean chosen) {

    static EvidenceChoice of(RequestFile file, Piece piece, TypedFields fields) {
        String id = piece.id().toString();
        String came = ", mail of " + RequestFace.moment(file, piece.receivedAt());
        return new EvidenceChoice(
                id, (piece.isText() ? "What is written in the mail" : piece.name()) + came, fields.has("evidence", id));
    }
}
