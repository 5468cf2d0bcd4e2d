package org.habeas.legalprocess;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;
import org.habeas.legalprocess.disclosure.DataCategory;

/** One file of a production, with the hash it had when it was put into the manifest. */
@Entity
@Table(name = "legal_manifest_item")
class ManifestItem {

    @Id
    private UUID id;

    @Column(name = "document_id")
    private UUID document;

    private String sha256;
    private long size;

    @Enumerated(EnumType.STRING)
    private DataCategory category;

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected ManifestItem() {}

    ManifestItem(UUID document, String sha256, long size, DataCategory category) {
        this.id = UUID.randomUUID();
        this.document = document;
        this.sha256 = sha256;
        this.size = size;
        this.category = category;
    }

    UUID document() {
        return document;
    }

    String sha256() {
        return sha256;
    }

    long size() {
        return size;
    }

    DataCategory category() {
        return category;
    }
}
