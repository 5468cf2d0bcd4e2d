package org.habeas.sar;

import jakarta.persistence.CascadeType;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OneToMany;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.habeas.casework.ActRefused;

/** What is asked, by whom and in which language, and what becomes of each right. */
@Embeddable
class Asked {

    private static final Set<Right> WITHOUT_IDENTITY = Set.of(Right.OBJECTION, Right.WITHDRAWAL, Right.RESTRICTION);

    private String language;

    @Enumerated(EnumType.STRING)
    private Asker asker = Asker.SUBJECT;

    @OneToMany(cascade = CascadeType.ALL, orphanRemoval = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "reference", nullable = false, updatable = false)
    private List<RequestItem> items = new ArrayList<>();

    @SuppressWarnings("NullAway.Init") // filled by Hibernate
    protected Asked() {}

    /** Not sorted yet. */
    Asked(String language) {
        this.language = language;
    }

    void sort(Set<Right> rights, String spoken, Asker who) {
        if (rights.isEmpty()) {
            throw new ActRefused("no-right-chosen", "Choose at least one right, or say that this is not a request.");
        }
        List<Right> before = rights();
        items.removeIf(item -> !rights.contains(item.right()));
        rights.stream()
                .filter(right -> !before.contains(right))
                .sorted()
                .forEach(right -> items.add(new RequestItem(right)));
        language = spoken;
        asker = who;
    }

    /** Whether sorting it like that would change nothing. */
    boolean is(Set<Right> rights, String spoken, Asker who) {
        return rights.equals(Set.copyOf(rights())) && spoken.equals(language) && who == asker;
    }

    /** Whether the answer would show, change or erase data, so that it takes some proof of identity. */
    boolean needsIdentity() {
        return !WITHOUT_IDENTITY.containsAll(rights());
    }

    /** The right with its outcome. */
    RequestItem item(Right right) {
        return items.stream()
                .filter(one -> one.right() == right)
                .findFirst()
                .orElseThrow(() -> new ActRefused("right-not-asked", "This right was not asked for in this case."));
    }

    /** The first right of which nobody has decided what becomes of it. */
    Optional<Right> undecided() {
        return items().stream()
                .filter(item -> item.outcome() == null)
                .map(RequestItem::right)
                .findFirst();
    }

    List<RequestItem> items() {
        return items.stream().sorted(Comparator.comparing(RequestItem::right)).toList();
    }

    List<Right> rights() {
        return items().stream().map(RequestItem::right).toList();
    }

    String language() {
        return language;
    }

    Asker asker() {
        return asker;
    }
}
