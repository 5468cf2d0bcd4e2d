package org.habeas.casework.directory;

/**
 * One address and who it is to the company.
 *
 * @param email the address; kept in lower case
 * @param answer what is told when somebody asks for it; not {@link DirectoryAnswer.Standing#UNKNOWN}
 */
public record DirectoryEntry(String email, DirectoryAnswer answer) {

    public DirectoryEntry {
        if (email.isBlank()) {
            throw new IllegalArgumentException("an entry of the directory needs an address");
        }
        if (answer.standing() == DirectoryAnswer.Standing.UNKNOWN) {
            throw new IllegalArgumentException("an entry of the directory says who the address is");
        }
    }
}
