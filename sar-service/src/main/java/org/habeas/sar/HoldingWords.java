package org.habeas.sar;

/**
 * What is told about something found (GDPR Art. 15(1)).
 *
 * @param category of personal data
 * @param content the data, or what the attached file is
 * @param purpose why it is used
 * @param recipients who receives it
 * @param storage how long it is kept, or by what that is decided
 * @param source where it comes from
 */
public record HoldingWords(
        String category, String content, String purpose, String recipients, String storage, String source) {

    /** Whether something the law wants told is missing. */
    public boolean isIncomplete() {
        return category.isBlank() || purpose.isBlank() || recipients.isBlank() || storage.isBlank() || source.isBlank();
    }
}
