package org.habeas.legalprocess;

/** How the notice to the customer about one target goes. */
public enum NoticeRoute {
    NOTIFY("Tell the customer first"),
    BARRED("Barred by an order or a statute"),
    EMERGENCY("Emergency: produce first, tell afterwards");

    private final String words;

    NoticeRoute(String words) {
        this.words = words;
    }

    /** As the house says it. */
    public String words() {
        return words;
    }
}
